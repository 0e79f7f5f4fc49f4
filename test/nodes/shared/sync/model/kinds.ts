import type { Rounding } from './roundedTracker';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * The ways in which logs of trackers differ. `undefined` is Keitaro's: a change moves the row to the
 * end of the log. In all others it stays where it is, and only a look-back finds it.
 */
export const KINDS: Readonly<Record<string, Rounding | undefined>> = {
	'whose rows move when they change': undefined,
	'whose rows change in place': {
		limits: { overlapMs: HOUR_MS, sliceMs: DAY_MS, lookBackMs: 3 * DAY_MS },
		toMs: 1_000,
	},
	'that knows whole hours, with sessions that end in the middle of a page': {
		limits: { overlapMs: 2 * HOUR_MS, sliceMs: DAY_MS, lookBackMs: 3 * DAY_MS },
		toMs: HOUR_MS,
		hasSessions: true,
	},
	'that knows whole days in no order': {
		limits: { overlapMs: DAY_MS, sliceMs: DAY_MS, lookBackMs: 5 * DAY_MS },
		toMs: DAY_MS,
		isUnordered: true,
	},
};
