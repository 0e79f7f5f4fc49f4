import { DateTime } from 'luxon';
import type { ILoadOptionsFunctions } from 'n8n-workflow';
import type { ConversionEvent, TrackerName } from '../../shared/conversion/conversion';
import { toEvent } from '../../shared/conversion/event';
import { toStatus, UNDOING } from '../../shared/conversion/status';
import { openLink } from '../../shared/n8n/trackerLink';
import { KeitaroClient } from '../../shared/trackers/keitaro/client';
import { fetchConversionTypes } from '../../shared/trackers/keitaro/conversionTypes';
import type { TrackerLink, TrackerModule } from '../../shared/trackers/module';
import type { Tracker } from '../../shared/trackers/tracker';
import { having } from '../subjects/subject';

/** What conversions of an account can be called. */
export interface Words {
	/** The tracker's words for the state of a conversion, with what the panel calls them. */
	statuses: Array<{ name: string; value: string }>;
	events: ConversionEvent[];
}

/** Among how many of the newest conversions to look for words, and how far back. */
const LATEST = { count: 500, days: 90 };

type Fetch = (link: TrackerLink) => Promise<Words>;

/** Trackers that have a list of their words. */
const OWN_LISTS: Partial<Record<TrackerName, Fetch>> = {
	keitaro: async ({ send }) => {
		const types = await fetchConversionTypes(new KeitaroClient(send));
		// A rejection is no event, it undoes one.
		const doing = types.filter(({ status }) => !UNDOING.has(toStatus(status)));
		return {
			statuses: types.map(({ name, status }) => ({ name, value: status })),
			events: doing.map(({ status }) => toEvent(status)),
		};
	},
};

/** The account's own list of words, or else those of its newest conversions. */
export async function wordsOf(
	context: ILoadOptionsFunctions,
	module: TrackerModule,
	tracker: Tracker,
	deadline: number,
): Promise<Words> {
	const fetchOwn = OWN_LISTS[module.name];
	if (fetchOwn !== undefined) return await fetchOwn(await openLink(context, module, deadline));
	const from = DateTime.utc().minus({ days: LATEST.days });
	const newest = await having(tracker, 'latest').latest(LATEST.count, { from });
	const statuses = [...new Set(newest.map(({ trackerStatus }) => trackerStatus))];
	return {
		statuses: statuses.filter(Boolean).map((value) => ({ name: value, value })),
		events: newest.map(({ event }) => event),
	};
}
