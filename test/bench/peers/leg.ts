import type { Outgoing } from '../../../nodes/shared/platforms/platform';

/** Takes the body of a request in the place of the network. */
export type Sink = (body: Buffer) => void;

/**
 * One library making the requests for one platform. Counted is all it does from a conversion to the
 * body of a request in bytes: mapping, normalising, hashing, JSON. What it does to send the
 * body and to read an answer is not.
 */
export interface Leg {
	/** Ours is `tracker-hub`. */
	library: string;
	build(sales: readonly Outgoing[], sink: Sink): void | Promise<void>;
	/** Where a body has its events. */
	events: 'data' | 'events' | 'conversions';
}

/** Ours beside what others have for the same platform. */
export interface Contest {
	platform: string;
	known: 'contact' | 'address';
	/** Hashes in each event. */
	hashes: number;
	/** How many times the events a second of the fastest peer ours must make. */
	target: number;
	ours: Leg;
	peers: readonly Leg[];
}
