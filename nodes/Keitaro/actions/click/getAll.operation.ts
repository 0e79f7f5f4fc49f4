import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { simplify } from '../../../shared/n8n/fields';
import { readPages } from '../../../shared/trackers/keitaro/pages';
import { CLICK_COLUMNS, pickList } from '../../../shared/trackers/keitaro/reportFields';
import { typedRow } from '../../../shared/trackers/keitaro/typedRow';
import type { KeitaroOperation } from '../operation';
import { filterFields, readFilters } from '../report/filters.fields';
import { limit, mostOf, returnAll } from '../common/listing';
import { rangeFields, readRange } from '../report/range.fields';
import { readSort, settled, sortField } from '../report/sort.fields';
import { columnsOf, columnsShown } from './columns';

const fields: INodeProperties[] = [
	...rangeFields('clicks'),
	returnAll,
	limit,
	simplify,
	{
		displayName: 'Columns',
		name: 'columns',
		type: 'multiOptions',
		options: pickList(CLICK_COLUMNS),
		default: ['sub_id', 'datetime', 'campaign_id', 'campaign'],
		displayOptions: { show: { simplify: [false] } },
		description: 'What to return of each click. The click ID and the time always come along.',
	},
	{
		displayName: 'Other Columns',
		name: 'otherColumns',
		type: 'string',
		default: '',
		placeholder: 'e.g. extra_param_1',
		displayOptions: { show: { simplify: [false] } },
		description:
			'Names as the Keitaro API spells them that are not in the list, separated by commas. Keitaro refuses the request when it does not know one.',
	},
	filterFields(),
	sortField,
];

/** `POST /clicks/log`, newest first unless sorted otherwise; a click's time never changes (keitaro-api §6). */
export const getAll: KeitaroOperation = {
	name: 'Get Many',
	action: 'Get many clicks',
	description: 'List clicks with what is known about the visitor and the ad',
	fields,
	async run({ api, param, progress, cancelled }) {
		const own = readSort(param);
		const sort = own.length > 0 ? own : [{ name: 'datetime', order: 'DESC' as const }];
		const columns = columnsOf(columnsShown(param), sort);
		const range = readRange(param);
		const body = { range, columns, filters: readFilters(param), sort: settled(sort, ['sub_id']) };
		const rows: IDataObject[] = [];
		const pages = readPages(api.client, {
			path: '/clicks/log',
			body,
			most: mostOf(param),
			key: ['sub_id'],
			cancelled,
			progress,
		});
		for await (const page of pages) rows.push(...page.rows.map(typedRow));
		return rows;
	},
};
