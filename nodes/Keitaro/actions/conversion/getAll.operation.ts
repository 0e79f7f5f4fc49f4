import { DateTime } from 'luxon';
import type { INodeProperties } from 'n8n-workflow';
import { notice } from '../../../shared/n8n/fields';
import type { ReportRange } from '../../../shared/trackers/keitaro/reportRange';
import { readNewest } from '../../../shared/trackers/newest';
import type { KeitaroOperation } from '../operation';
import { filterFields, readFilters } from '../report/filters.fields';
import { limit, mostOf, returnAll } from '../common/listing';
import { rangeFields, readRange } from '../report/range.fields';
import { conversionsOf, outputField, shown } from './output';

/** Before the first tracker was built. */
const BEGINNING = DateTime.utc(2010);

const fields: INodeProperties[] = [
	notice(
		'datedNotice',
		'A conversion is dated by its latest postback here: one whose status changed moves to that day',
	),
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
	async run({ api, param, hint, progress, cancelled }) {
		const tracker = conversionsOf(api, readFilters(param));
		const { from, end } = momentsOf(readRange(param), DateTime.utc());
		const window = { from, to: end.plus({ seconds: 1 }) };
		const found = await readNewest(tracker, { window, most: mostOf(param), progress, cancelled });
		const leftOut = tracker.leftOut.take();
		if (leftOut !== undefined) hint(leftOut);
		return found.map((conversion) => shown(conversion, param.text('output')));
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
