import type { Conversion } from '../conversion/conversion';
import type { Outcome } from '../n8n/http';
import type { ServiceVoice } from '../n8n/sentences';

/** What a refusal means for the next step. Only the last three may be different later. */
export type ErrorClass =
	| 'auth'
	| 'permission'
	| 'configuration'
	| 'invalid data'
	| 'duplicate'
	| 'too early'
	| 'throttled'
	| 'temporary';

/** Why a conversion is not sent at all, and what to do about it. */
export interface Skip {
	/** Stable word for workflows to branch on. */
	code: string;
	reason: string;
	advice: string;
}

/** What came of a conversion that was sent, or must not be sent yet. */
export interface Refusal {
	class: ErrorClass;
	/** The platform's own code, or the kind of problem. */
	code: string;
	reason: string;
	advice: string;
	/** How long the platform asked to wait, in milliseconds. */
	retryAfterMs?: number;
}

/** What an answer says about the events of the request. */
export interface Reading {
	/** The platform's name for the request, to quote to its support. */
	requestId: string | null;
	/** Set when none of the events was taken. */
	refusal?: Refusal;
	/** Positions of the events that the refusal names, where it names any. */
	culprits?: readonly number[];
	/** Positions of single events that were not taken while the others were. */
	refused?: ReadonlyMap<number, Refusal>;
}

export interface PlatformRequest {
	method: 'GET' | 'POST';
	/** From `/` on; the credential knows the host. Holds no secret. */
	url: string;
	/** Beside those of the credential. */
	headers?: Readonly<Record<string, string>>;
	/** JSON, unless the headers say otherwise. */
	body?: Buffer;
}

/** A conversion on its way to a platform. */
export interface Outgoing {
	conversion: Conversion;
	/** The same for ever for the same conversion and event; the platform deduplicates by it. */
	eventId: string;
}

/** Whether a platform can take a conversion back, and what it is then told. */
export type Refund =
	| { supported: true; sent: string }
	| { supported: false; reason: string; advice: string };

/**
 * One ad platform. Its folder is the only place that knows its API, and holds nothing but pure
 * functions: batching, waiting, repeating, repairing and remembering are the engine's.
 */
export interface AdPlatform<Settings> {
	/** Value in the pick list, in results and in the ledger: `meta`. Never changes. */
	readonly name: string;
	readonly voice: ServiceVoice;
	/** Name of the credential type. */
	readonly credential: string;
	readonly limits: {
		/** Events per request. */
		batch: number;
		/** For how long the platform recognises an event id, in hours; 0 where it does not. */
		dedupHours: number;
		/** Where the platform counts requests; paced by the engine. */
		requestsPerMinute?: number;
	};
	/** What becomes of rejected and refunded conversions. */
	refund(settings: Settings): Refund;
	/**
	 * Whether the platform takes a consent with each event. Where it does not, a conversion whose buyer
	 * denied `adUserData` is skipped.
	 */
	readonly takesConsent: boolean;
	/** Where the platform takes events with these settings, to tell destinations apart. */
	destination(settings: Settings): string;
	/**
	 * Why this conversion cannot be sent, or must wait (a refusal of class `too early`), or nothing.
	 * `nowMs` is milliseconds since the epoch.
	 */
	check(conversion: Conversion, settings: Settings, nowMs: number): Skip | Refusal | undefined;
	/**
	 * What else is said about the same event, so that it is not taken for a repetition: blank for the
	 * event itself, such as `retraction` or `restatement:12.5` for what comes after it.
	 */
	about?(conversion: Conversion, settings: Settings): string;
	/**
	 * Events of different routes never share a request: another endpoint, or another client. `request`
	 * is handed the route of its events.
	 */
	route?(conversion: Conversion, settings: Settings): string;
	/** Fewer events per request than `limits.batch`, such as in a test mode. */
	batchSize?(settings: Settings): number;
	/** The platform's event, as the JSON text in which it is sent. Called once per event. */
	event(outgoing: Outgoing, settings: Settings): string;
	/** One request for a batch of such texts. */
	request(events: readonly string[], settings: Settings, route: string): PlatformRequest;
	/** What the answer says of the `count` events of the request. */
	read(outcome: Outcome, count: number): Reading;
}

/** What may be different a moment later, so that it is worth asking again in the same execution. */
export const REPEATED_AT_ONCE: ReadonlySet<ErrorClass> = new Set<ErrorClass>([
	'throttled',
	'temporary',
]);

/** What will be the same for every other event of the execution. */
export const FATAL: ReadonlySet<ErrorClass> = new Set<ErrorClass>([
	'auth',
	'permission',
	'configuration',
	'throttled',
]);
