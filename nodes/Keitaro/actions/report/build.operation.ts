import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { missingFrom } from '../../../shared/trackers/keitaro/breakdown';
import { droppedHint } from '../../../shared/trackers/keitaro/breakdownRun';
import type { Row } from '../../../shared/trackers/keitaro/row';
import { readPages } from '../../../shared/trackers/keitaro/pages';
import {
	chosenNames,
	DIMENSIONS,
	METRICS,
	pickList,
} from '../../../shared/trackers/keitaro/reportFields';
import { readNumber, typedRow } from '../../../shared/trackers/keitaro/typedRow';
import type { KeitaroOperation } from '../operation';
import { filterFields, readFilters } from './filters.fields';
import { limit, mostOf, returnAll } from '../common/listing';
import { rangeFields, readRange } from './range.fields';
import { readSort, settled, sortField } from './sort.fields';

const other = (displayName: string, name: string, example: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: example,
	description: 'Names as the Keitaro API spells them that are not in the list, separated by commas',
});

const fields: INodeProperties[] = [
	{
		displayName: 'Dimensions',
		name: 'dimensions',
		type: 'multiOptions',
		options: pickList(DIMENSIONS),
		default: ['campaign_id', 'campaign'],
		description: 'What to group by. None gives one row for the whole range.',
	},
	other('Other Dimensions', 'otherDimensions', 'e.g. extra_param_1'),
	{
		displayName: 'Metrics',
		name: 'metrics',
		type: 'multiOptions',
		options: pickList(METRICS),
		default: ['clicks', 'conversions', 'revenue', 'cost', 'profit'],
		description:
			'What to count. Metrics that this version of Keitaro lacks are left out, with a hint.',
	},
	other('Other Metrics', 'otherMetrics', 'e.g. custom_conversion_7'),
	...rangeFields('clicks'),
	sortField,
	returnAll,
	limit,
	filterFields(),
	{
		displayName: 'Include Summary',
		name: 'summary',
		type: 'boolean',
		default: false,
		description: 'Whether to add one last item with the totals over all rows, under summary',
	},
];

/** `POST /report/build`, as it is: rows with Keitaro's own names and metrics (keitaro-api §4). */
export const build: KeitaroOperation = {
	name: 'Build',
	action: 'Build a report',
	description: 'Count any metrics by any dimensions, under the names of the Keitaro API',
	fields,
	async run({ api, param, hint, progress, cancelled }) {
		const grouping = chosenNames(param.list('dimensions'), param.text('otherDimensions'));
		const metrics = chosenNames(param.list('metrics'), param.text('otherMetrics'));
		const wantsSummary = param.boolean('summary');
		const body = {
			range: readRange(param),
			grouping,
			metrics,
			filters: readFilters(param),
			sort: settled(readSort(param), grouping),
			...(wantsSummary && { summary: true }),
		};
		const pages = readPages(api.client, {
			path: '/report/build',
			body,
			most: mostOf(param),
			key: grouping,
			cancelled,
			progress,
		});
		const rows: IDataObject[] = [];
		let totals: IDataObject | undefined;
		for await (const page of pages) {
			for (const name of missingFrom(page.rows[0], metrics)) hint(droppedHint(name));
			rows.push(...page.rows.map((row) => withNumbers(row, metrics)));
			if (page.summary) totals = withNumbers(page.summary, metrics);
		}
		return wantsSummary ? [...rows, { summary: totals ?? null }] : rows;
	},
};

/** Metrics are numbers, those that were typed in by name too. */
function withNumbers(row: Row, metrics: readonly string[]): IDataObject {
	const typed = typedRow(row);
	for (const name of metrics) if (name in row) typed[name] = readNumber(row[name]);
	return typed;
}
