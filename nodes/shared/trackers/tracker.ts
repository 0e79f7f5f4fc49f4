import type { DateTime } from 'luxon';
import type { Conversion, ConversionEvent, TrackerName } from '../conversion/conversion';
import type { BreakdownQuery, BreakdownRow } from './breakdownRow';
import type { Click } from './click';
import type { Entity, EntityKind } from './entity';
import type { LeftOut } from './leftOut';

/** A span of time by the moment a row last changed; `to` is exclusive and may be open. */
export interface TimeWindow {
	from: DateTime;
	to?: DateTime;
}

/** What a tracker's log can and cannot do; the sync engine plans by it. */
export interface TrackerLimits {
	/** How far back each read goes, since rows can show up late, in milliseconds. */
	overlapMs: number;
	/** How much time one backfill slice spans, in milliseconds. */
	sliceMs: number;
	/**
	 * How far back conversions are read again once a day, in milliseconds, because a change of status or
	 * payout moves no timestamp of the row. Absent where a change does.
	 */
	lookBackMs?: number;
}

/** A conversion to be recorded in the tracker. */
export interface Upload {
	clickId: string;
	transactionId: string | null;
	/** In `currency`; null leaves the tracker's own payout. */
	payout: number | null;
	currency: string | null;
	/** The tracker's own word: status, type or event. */
	status: string | null;
	/** ISO 8601 in UTC; null for now. */
	convertedAt: string | null;
}

/** What conversions of an account can be called. */
export interface ConversionWords {
	/** The tracker's words for the state of a conversion, with what the panel calls them. */
	statuses: Array<{ name: string; value: string }>;
	events: ConversionEvent[];
}

/**
 * One account of one tracker. The folder that implements it is the only place that knows the
 * tracker's API; what it hands out is canonical.
 *
 * A method that a tracker cannot offer is left out; `TrackerModule.capabilities` says why.
 */
export interface Tracker {
	readonly name: TrackerName;
	/** Host or label of the account, part of every conversion's identity. */
	readonly account: string;
	readonly limits: TrackerLimits;
	/** What the adapter has learnt about the account; saved with the sync state and handed back. */
	readonly memory: object;

	/** Conversions and clicks that were read and not handed out; absent where the tracker fails instead. */
	readonly leftOut?: LeftOut;

	/**
	 * Asks the account for something small, to see that address and key are right; throws a
	 * `ServiceError`. Where left out, the list of campaigns is asked for.
	 */
	test?(): Promise<void>;

	/**
	 * Streams the conversions whose `updatedAt` (`convertedAt` where the tracker has no such moment) lies
	 * in the window, oldest first, a page at a time. A row that changes while the pages are read may come
	 * twice or move past the window; it is never passed over. Throws a `ServiceError` when a page cannot
	 * be read.
	 */
	conversions?(window: TimeWindow): AsyncGenerator<Conversion[]>;

	/** The newest conversions in the window, newest first, at most `count`. */
	latest?(count: number, window: TimeWindow): Promise<Conversion[]>;

	/** What its conversions can be called, of the account's own list; where left out, the newest ones tell. */
	words?(): Promise<ConversionWords>;

	/** Streams all entities of a kind, a page at a time; deleted ones where the tracker lists them. */
	list?(kind: EntityKind): AsyncGenerator<Entity[]>;

	/**
	 * Finds entities by a text in them, for the kinds that the tracker finds at less cost than it lists
	 * them all.
	 */
	readonly search?: Readonly<Partial<Record<EntityKind, (text: string) => Promise<Entity[]>>>>;

	/** One entity; throws a `ServiceError` when there is none of that id. */
	get?(kind: EntityKind, id: string): Promise<Entity>;

	/** Streams the clicks of the window, oldest first, a page at a time. */
	clicks?(window: TimeWindow): AsyncGenerator<Click[]>;

	/** Streams the rows of a breakdown, a page at a time. */
	breakdown?(query: BreakdownQuery): AsyncGenerator<BreakdownRow[]>;

	/** Records conversions, in one request where the tracker takes many; one answer for each. */
	upload?(uploads: readonly Upload[]): Promise<UploadResult[]>;
}

export type UploadResult = { accepted: true } | { accepted: false; reason: string; advice: string };

/** A tracker whose log of conversions can be read. */
export type LoggingTracker = Tracker & Required<Pick<Tracker, 'conversions' | 'latest'>>;
