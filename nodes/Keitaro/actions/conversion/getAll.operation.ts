import { DateTime } from 'luxon';
import type { INodeProperties } from 'n8n-workflow';
import type { Conversion } from '../../../shared/conversion/conversion';
import type { KeitaroTracker } from '../../../shared/trackers/keitaro';
import type { Progress } from '../../../shared/n8n/progress';
import type { ReportRange } from '../../../shared/trackers/keitaro/reportRange';
import type { TimeWindow } from '../../../shared/trackers/tracker';
import type { KeitaroOperation } from '../operation';
import { filterFields, readFilters } from '../report/filters.fields';
import { limit, mostOf, returnAll } from '../common/listing';
import { rangeFields, readRange } from '../report/range.fields';
import { conversionsOf, outputField, shown } from './output';

/** Up to here one request does; beyond, the log is read in pages cut by time. */
const AT_ONCE = 10_000;
/** Before the first tracker was built. */
const BEGINNING = DateTime.utc(2010);

const fields: INodeProperties[] = [
	{
		displayName:
			'A conversion is dated by its latest postback here: one whose status changed moves to that day',
		name: 'datedNotice',
		type: 'notice',
		default: '',
	},
	...rangeFields('conversions'),
	outputField,
	returnAll,
	limit,
	filterFields([
		{
			displayName: 'Statuses',
			name: 'statuses',
			type: 'string',
			default: '',
			placeholder: 'e.g. lead, sale',
			description: "Only these statuses, in Keitaro's words, separated by commas",
		},
	]),
];

/** `POST /conversions/log`, newest first (keitaro-api §5). */
export const getAll: KeitaroOperation = {
	name: 'Get Many',
	action: 'Get many conversions',
	description: 'List conversions by the time of their latest postback, newest first',
	fields,
	async run({ api, param, progress, cancelled }) {
		const tracker = conversionsOf(api, readFilters(param));
		const { from, end } = momentsOf(readRange(param), DateTime.utc());
		const most = mostOf(param) ?? Infinity;
		const window = { from, to: end.plus({ seconds: 1 }) };
		const found =
			most <= AT_ONCE
				? await tracker.latest(most, window)
				: await readAll(tracker, window, progress, cancelled);
		return found
			.slice(0, Math.min(most, found.length))
			.map((conversion) => shown(conversion, param.text('output')));
	},
};

/** First and last second of the range. */
function momentsOf({ from, to, timezone }: ReportRange, now: DateTime) {
	const read = (stamp: string) => DateTime.fromSQL(stamp, { zone: timezone });
	return {
		from: from === undefined ? BEGINNING : read(from),
		// A tracker whose clock runs ahead must not hide its newest rows.
		end: to === undefined ? now.plus({ days: 2 }) : read(to),
	};
}

/** Rows that change while the pages are read come twice; the later state counts. */
async function readAll(
	tracker: KeitaroTracker,
	window: TimeWindow,
	progress: Progress,
	cancelled: () => boolean,
): Promise<Conversion[]> {
	const byId = new Map<string, Conversion>();
	for await (const page of tracker.conversions(window)) {
		for (const conversion of page) {
			byId.delete(conversion.id);
			byId.set(conversion.id, conversion);
		}
		progress.rows(byId.size);
		if (cancelled()) break;
	}
	return [...byId.values()].reverse();
}
