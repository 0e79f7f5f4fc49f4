import { DateTime } from 'luxon';
import { toIso } from '../conversion/time';
import type { TrackerLimits } from '../trackers/tracker';
import { LONGEST_BACKFILL_DAYS, type SyncSettings } from './settings';
import type { Backfill, SyncState } from './state';

/** The state to begin this sync with: the saved one, adjusted to the settings, or a first one. */
export function prepare(
	saved: SyncState | undefined,
	settings: SyncSettings,
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
		state.cursor = {
			...state.cursor,
			backfill: firstBackfill(settings, state.cursor.live, limits, now),
		};
	}
	return withResync(state, settings, now);
}

function firstState(settings: SyncSettings, limits: TrackerLimits, now: DateTime): SyncState {
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
	settings: SyncSettings,
	live: string,
	limits: TrackerLimits,
	now: DateTime,
): Backfill | undefined {
	return backfill(firstDay(settings, now), liveFrom(live, limits), 'new');
}

function firstDay(settings: SyncSettings, now: DateTime): DateTime {
	return now.minus({ days: Math.min(settings.firstSyncDays, LONGEST_BACKFILL_DAYS) });
}

/** A Re-Sync From date that has not been carried out yet takes the place of any other backfill. */
function withResync(state: SyncState, { resyncFrom }: SyncSettings, now: DateTime): SyncState {
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

/** Where the live window begins: rows can show up late, so each read overlaps the last. */
export function liveFrom(live: string, limits: TrackerLimits): DateTime {
	return DateTime.fromISO(live, { zone: 'utc' }).minus({ milliseconds: limits.overlapMs });
}

/** Whether this tick of n8n's own schedule is one on which to look for news. */
export function isDue(state: SyncState, settings: SyncSettings, now: DateTime): boolean {
	// A clock that was ahead and has been put right must not stop syncs until that time.
	const elapsed = Math.abs(now.diff(DateTime.fromISO(state.syncedAt)).as('minutes'));
	// n8n ticks at a random second of the minute, so two ticks can be a little less apart.
	return state.behind || state.lost !== '' || elapsed >= settings.everyMinutes - 0.5;
}

/** How much of a backfill is done, 0 to 1. */
export function progressOf({ from, until, to, at }: Backfill): number {
	const [start, end, left] = [from, until, to].map((time) => Date.parse(time)) as [
		number,
		number,
		number,
	];
	const sliceDone = at === undefined ? 0 : Date.parse(at) - Math.max(start, left - 86_400_000);
	return Math.min(1, Math.max(0, (end - left + sliceDone) / (end - start)));
}
