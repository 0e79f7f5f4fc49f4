import { DateTime } from 'luxon';
import { DAY_MS, toIso } from '../conversion/time';
import type { TrackerLimits } from '../trackers/tracker';
import { LONGEST_BACKFILL_DAYS, type SyncSettings } from './settings';
import type { Backfill, SyncState } from './state';

/** What of the settings decides when and how far back to read. */
type PlanSettings = Omit<SyncSettings<never>, 'wanted' | 'maxItems'>;

/** The state to begin this sync with: the saved one, adjusted to the settings, or a first one. */
export function prepare(
	saved: SyncState | undefined,
	settings: PlanSettings,
	limits: TrackerLimits,
	now: DateTime,
): SyncState {
	const isUsable = saved?.source === settings.source;
	const state = isUsable ? { ...saved } : firstState(settings, limits, now);
	if (isUsable && saved.selection !== settings.selection) {
		// What was not wanted before may be wanted now; what was emitted before is known.
		state.selection = settings.selection;
		state.behind = true;
		// A re-sync that is not through yet starts over rather than giving way to this.
		if (state.cursor.backfill?.change === 'resync') state.resyncedFrom = undefined;
		// Of the live window too, the part that earlier polls have read is read again: no `resume`.
		const { live, lookBack } = state.cursor;
		state.cursor = { live, lookBack, backfill: firstBackfill(settings, live, limits, now) };
	}
	return withResync(state, settings, now);
}

function firstState(settings: PlanSettings, limits: TrackerLimits, now: DateTime): SyncState {
	const live = toIso(now);
	return {
		source: settings.source,
		selection: settings.selection,
		cursor: { live, backfill: firstBackfill(settings, live, limits, now) },
		// Trackers stamp to the second: a row of this very one may still be to come.
		since: toIso(firstDay(settings, now).startOf('second')),
		behind: false,
		syncedAt: toIso(DateTime.fromMillis(0)),
		known: {},
		deliveries: [],
		lost: '',
		memory: {},
	};
}

/** The days before the live window, as far as the first sync goes back. */
function firstBackfill(
	settings: PlanSettings,
	live: string,
	limits: TrackerLimits,
	now: DateTime,
): Backfill | undefined {
	return backfill(firstDay(settings, now), liveFrom(live, limits), 'new');
}

function firstDay(settings: PlanSettings, now: DateTime): DateTime {
	return now.minus({ days: Math.min(settings.firstSyncDays, LONGEST_BACKFILL_DAYS) });
}

/** A Re-Sync From date that has not been carried out yet takes the place of any other backfill. */
function withResync(state: SyncState, { resyncFrom }: PlanSettings, now: DateTime): SyncState {
	if (resyncFrom === undefined) return state;
	const asked = toIso(resyncFrom);
	if (asked === state.resyncedFrom) return state;
	const earliest = DateTime.max(resyncFrom, now.minus({ days: LONGEST_BACKFILL_DAYS }));
	const { cursor } = state;
	const unfinished = cursor.backfill && DateTime.fromISO(cursor.backfill.from);
	const from = unfinished ? DateTime.min(earliest, unfinished) : earliest;
	const resync = backfill(from, now, 'resync');
	// Rows of that time that show up late are then wanted by the live window too.
	const since = toIso(from) < state.since ? toIso(from) : state.since;
	return { ...state, since, resyncedFrom: asked, cursor: { ...cursor, backfill: resync } };
}

function backfill(from: DateTime, to: DateTime, change: Backfill['change']): Backfill | undefined {
	if (from >= to) return undefined;
	return { from: toIso(from), to: toIso(to), until: toIso(to), change };
}

/** How often the days in which rows can have changed unnoticed are read again. */
const LOOK_BACK_EVERY_MS = DAY_MS;

/**
 * The state with the day's look-back begun, where the tracker needs one and it is due. It ends where
 * the live window begins, and the days before the first sync are no business of it.
 */
export function withLookBack(state: SyncState, limits: TrackerLimits, now: DateTime): SyncState {
	const { cursor, lookedBackAt, since } = state;
	if (limits.lookBackMs === undefined || cursor.lookBack !== undefined) return state;
	// The first sync has just read, or is about to read, what there is to look back on.
	if (lookedBackAt === undefined) return { ...state, lookedBackAt: toIso(now) };
	const elapsedMs = Math.abs(now.diff(DateTime.fromISO(lookedBackAt)).as('milliseconds'));
	if (elapsedMs < LOOK_BACK_EVERY_MS) return state;
	const from = DateTime.max(lookBackFrom(limits, now), DateTime.fromISO(since, { zone: 'utc' }));
	const begin = liveFrom(cursor.live, limits);
	// A window that takes several polls is gone on with where the last one left it, not at its beginning.
	const to = DateTime.max(begin, DateTime.fromISO(cursor.resume ?? toIso(begin), { zone: 'utc' }));
	const lookBack = backfill(from, to, 'new');
	return { ...state, lookedBackAt: toIso(now), cursor: { ...cursor, lookBack } };
}

function lookBackFrom({ lookBackMs = 0 }: TrackerLimits, now: DateTime): DateTime {
	return now.minus({ milliseconds: lookBackMs });
}

/**
 * From when on every row that was emitted must be remembered, in milliseconds since the epoch, because
 * it will be read again.
 */
export function rereadFromMs(live: string, limits: TrackerLimits, now: DateTime): number {
	return DateTime.min(liveFrom(live, limits), lookBackFrom(limits, now)).toMillis();
}

/**
 * Where the newest slice of a stretch begins that ends at `to`: at a whole multiple of the slice's
 * length in UTC, since trackers that know whole hours or days only would read border ones twice.
 */
export function sliceFrom({ from, to }: Backfill, { sliceMs }: TrackerLimits): DateTime {
	const start = Math.floor((Date.parse(to) - 1) / sliceMs) * sliceMs;
	return DateTime.fromMillis(Math.max(start, Date.parse(from)), { zone: 'utc' });
}

/** Where the live window begins: rows can show up late, so each read overlaps the last. */
export function liveFrom(live: string, limits: TrackerLimits): DateTime {
	return DateTime.fromISO(live, { zone: 'utc' }).minus({ milliseconds: limits.overlapMs });
}

/** Whether this tick of n8n's own schedule is one on which to look for news. */
export function isDue(state: SyncState, settings: PlanSettings, now: DateTime): boolean {
	return state.behind || state.lost !== '' || isElapsed(state.syncedAt, settings.everyMinutes, now);
}

/** Whether the time between two syncs has passed. `syncedAt` in ISO 8601. */
export function isElapsed(syncedAt: string, everyMinutes: number, now: DateTime): boolean {
	// A clock that was ahead and has been put right must not stop syncs until that time.
	const elapsed = Math.abs(now.diff(DateTime.fromISO(syncedAt)).as('minutes'));
	// n8n ticks at a random second of the minute, so two ticks can be a little less apart.
	return elapsed >= everyMinutes - 0.5;
}

/** How much of a backfill is done, 0 to 1. */
export function progressOf({ from, until, to, at }: Backfill): number {
	const [start, end, left] = [from, until, to].map((time) => Date.parse(time)) as [
		number,
		number,
		number,
	];
	const sliceDone = at === undefined ? 0 : Date.parse(at) - Math.max(start, left - DAY_MS);
	return Math.min(1, Math.max(0, (end - left + sliceDone) / (end - start)));
}
