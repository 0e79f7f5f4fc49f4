import type { Change, Conversion } from '../conversion/conversion';
import { VERSION_LENGTH } from '../conversion/version';
import type { Click } from '../trackers/click';
import type { TimeWindow, Tracker, TrackerLimits } from '../trackers/tracker';
import { shortId } from './known';

/** What a sync must know of a row. */
export interface Stamp {
	/** See `shortId`. */
	id: string;
	/** When the row last moved in the log, ISO 8601 in UTC. */
	at: string;
	/** Of `VERSION_LENGTH` characters; another one makes the row news again. */
	version: string;
}

/** A log of a tracker that can be followed: conversions, clicks. */
export interface Feed<Row> {
	readonly limits: TrackerLimits;
	readonly memory: object;
	/** As `Tracker.conversions`. */
	read(window: TimeWindow): AsyncGenerator<Row[]>;
	stampOf(row: Row): Stamp;
	/** Writes into a row why it is emitted. */
	mark(row: Row, change: Change, changedFields: string[]): void;
}

/** A click as the trigger emits it. */
export interface ClickItem extends Click {
	change: Extract<Change, 'new' | 'resync'>;
}

/** What following a log takes, apart from the log itself. */
type Source = Pick<Tracker, 'limits' | 'memory'>;
type ConversionSource = Source & Required<Pick<Tracker, 'conversions'>>;
type ClickSource = Source & Required<Pick<Tracker, 'clicks'>>;

/**
 * `lookBackMs` takes the place of the tracker's own, where it needs one at all; 0 for no look-back.
 */
export function conversionFeed(
	tracker: ConversionSource,
	lookBackMs: number | undefined = tracker.limits.lookBackMs,
): Feed<Conversion> {
	const { lookBackMs: own, ...limits } = tracker.limits;
	const isLookingBack = own !== undefined && lookBackMs !== undefined && lookBackMs > 0;
	return {
		limits: isLookingBack ? { ...limits, lookBackMs } : limits,
		get memory() {
			return tracker.memory;
		},
		read: (window) => tracker.conversions(window),
		stampOf: (row) => ({
			id: shortId(row.tracker, row.account, row.id),
			at: row.updatedAt ?? row.convertedAt,
			version: row.version,
		}),
		mark: (row, change, changedFields) => {
			row.change = change;
			row.changedFields = changedFields;
		},
	};
}

/** A click is news once: what becomes of it later is told by its conversion. */
const CLICK_VERSION = 'c'.repeat(VERSION_LENGTH);

export function clickFeed(tracker: ClickSource): Feed<ClickItem> {
	const { overlapMs, sliceMs } = tracker.limits;
	return {
		// Clicks do not change, so there is nothing to look back for.
		limits: { overlapMs, sliceMs },
		get memory() {
			return tracker.memory;
		},
		async *read(window) {
			for await (const page of tracker.clicks(window)) {
				yield page.map((click) => ({ change: 'new', ...click }));
			}
		},
		stampOf: (row) => ({
			id: shortId(row.tracker, row.account, row.id),
			at: row.clickedAt,
			version: CLICK_VERSION,
		}),
		mark: (row, change) => {
			row.change = change === 'new' ? change : 'resync';
		},
	};
}
