import { DateTime } from 'luxon';
import type { ConversionWords, Tracker } from '../../shared/trackers/tracker';
import { having } from '../subjects/subject';

/** Among how many of the newest conversions to look for words, and how far back. */
const LATEST = { count: 500, days: 90 };

/** The account's own list of words, or else those of its newest conversions. */
export async function wordsOf(tracker: Tracker): Promise<ConversionWords> {
	if (tracker.words !== undefined) return await tracker.words();
	const from = DateTime.utc().minus({ days: LATEST.days });
	const newest = await having(tracker, 'latest').latest(LATEST.count, { from });
	const statuses = [...new Set(newest.map(({ trackerStatus }) => trackerStatus))];
	return {
		statuses: statuses.filter(Boolean).map((value) => ({ name: value, value })),
		events: newest.map(({ event }) => event),
	};
}
