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

/** What came of a conversion that was sent. */
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
	/** Set when the events were not taken. */
	refusal?: Refusal;
	/** Positions of the events that the refusal names, where it names any. */
	culprits?: readonly number[];
}

export interface PlatformRequest {
	method: 'POST';
	/** From `/` on; the credential knows the host. */
	url: string;
	body: Buffer;
}

/** A conversion on its way to a platform. */
export interface Outgoing {
	conversion: Conversion;
	/** The same for ever for the same conversion and event; the platform deduplicates by it. */
	eventId: string;
}

/**
 * One ad platform. Its folder is the only place that knows its API, and holds nothing but pure
 * functions: batching, waiting, repeating, repairing and remembering are the engine's.
 */
export interface AdPlatform<Settings> {
	readonly name: string;
	readonly voice: ServiceVoice;
	/** Name of the credential type. */
	readonly credential: string;
	readonly limits: {
		/** Events per request. */
		batch: number;
		/** For how long the platform recognises an event id, in hours. */
		dedupHours: number;
	};
	/** Whether a conversion can be taken back, or why it cannot. */
	readonly refund: { supported: true } | { supported: false; reason: string; advice: string };
	/** Where the platform takes events with these settings, to tell destinations apart. */
	destination(settings: Settings): string;
	/** Why this conversion cannot be sent, or nothing. `nowMs` is milliseconds since the epoch. */
	check(conversion: Conversion, settings: Settings, nowMs: number): Skip | undefined;
	/** The platform's event, as the JSON text in which it is sent. */
	event(outgoing: Outgoing, settings: Settings): string;
	/** One request for a batch of such texts. */
	request(events: readonly string[], settings: Settings): PlatformRequest;
	/** What the answer says. */
	read(outcome: Outcome): Reading;
}

/** What may be different later, without anybody doing anything. */
export const REPEATED: ReadonlySet<ErrorClass> = new Set<ErrorClass>([
	'too early',
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
