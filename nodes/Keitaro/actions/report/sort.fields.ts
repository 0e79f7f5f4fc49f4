import type { IDataObject } from 'n8n-workflow';
import { rowsField } from '../../../shared/n8n/fields';
import type { Params } from '../../../shared/n8n/params';
import { orderOptions } from '../../../shared/n8n/sortFields';

export interface ReportSort {
	name: string;
	order: 'ASC' | 'DESC';
}

/** Sorting by any columns of a report, the first one first. */
export const sortField = rowsField(
	{ displayName: 'Sort', name: 'sort', description: 'What to sort by, the most important first' },
	'Sort Field',
	[
		{
			displayName: 'Field',
			name: 'field',
			type: 'string',
			default: '',
			placeholder: 'e.g. clicks',
			description: 'Name of a column in the Keitaro API; must be among those returned',
		},
		{
			displayName: 'Order',
			name: 'order',
			type: 'options',
			options: orderOptions,
			default: 'DESC',
			description: 'Which end comes first',
		},
	],
	true,
);

export function readSort(param: Params): ReportSort[] {
	const { items = [] } = param.fields('sort') as { items?: IDataObject[] };
	return items
		.map(({ field, order }) => ({
			name: String(field ?? '').trim(),
			order: order === 'ASC' ? ('ASC' as const) : ('DESC' as const),
		}))
		.filter(({ name }) => name !== '');
}

/** The sort with tie breakers, so that pages put rows in one order only. */
export function settled(sort: readonly ReportSort[], key: readonly string[]): ReportSort[] {
	const named = new Set(sort.map(({ name }) => name));
	const ties = key.filter((name) => !named.has(name));
	return [...sort, ...ties.map((name) => ({ name, order: 'ASC' as const }))];
}
