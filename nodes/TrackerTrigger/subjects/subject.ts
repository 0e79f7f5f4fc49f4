import type { IDataObject } from 'n8n-workflow';
import type { DeliveryStatus } from '../../shared/sync/deliveries';
import type { Tracker } from '../../shared/trackers/tracker';
import type { SyncProgress } from '../progress';
import type { TriggerSettings } from '../settings';

/** One look at an account. */
export interface Look {
	tracker: Tracker;
	settings: TriggerSettings;
	/** Identifies tracker, account and time zone. */
	source: string;
	/** The state as it was found, if it belongs to that source or not. */
	saved: unknown;
}

/** One sync of one node. */
export interface Turn extends Look {
	/** Milliseconds since the epoch. */
	clock: () => number;
	/** When to begin nothing new, in milliseconds since the epoch. */
	deadline: number;
	/** What became of earlier deliveries. */
	statusOf: (key: string) => DeliveryStatus;
	/** Names the delivery that this sync may lead to. */
	deliveryKey: string;
}

export interface TurnResult {
	items: IDataObject[];
	/** To be saved together with handing out the items, not before. */
	state: object;
	/** How far following is, where it can take several polls. */
	progress?: SyncProgress;
}

/** What a workflow can be started with. */
export interface Subject {
	/** `undefined` when nothing is due: no request was made. */
	sync(turn: Turn): Promise<TurnResult | undefined>;
	/** A few real examples for the editor. */
	sample(look: Look): Promise<IDataObject[]>;
}

/** Examples shown by Fetch Test Event. */
export const SAMPLE_COUNT = 10;

type Optional = 'conversions' | 'latest' | 'list' | 'clicks';

/** The tracker as one that has this method. Its capabilities have said that it does. */
export function having<K extends Optional>(
	tracker: Tracker,
	method: K,
): Tracker & Required<Pick<Tracker, K>> {
	if (tracker[method] === undefined)
		throw new Error(`The tracker ${tracker.name} has no ${method}`);
	return tracker as Tracker & Required<Pick<Tracker, K>>;
}
