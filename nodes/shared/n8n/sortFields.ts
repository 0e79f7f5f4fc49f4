import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { byName } from './byName';

const LABELS: Readonly<Record<string, string>> = { cr: 'CR', epc: 'EPC', roi: 'ROI' };

const labelOf = (name: string): string => {
	const words = name.replace(/([A-Z])/g, ' $1');
	return LABELS[name] ?? words.charAt(0).toUpperCase() + words.slice(1);
};

export const orderOptions = [
	{ name: 'Ascending', value: 'ASC' },
	{ name: 'Descending', value: 'DESC' },
];

interface Usual {
	by: string;
	order: 'ASC' | 'DESC';
}

/** What the rows of a breakdown are sorted by: one of its numbers, or something else. */
export function sortFields(
	numbers: readonly string[],
	others: readonly INodePropertyOptions[] = [],
	{ by, order }: Usual = { by: 'clicks', order: 'DESC' },
): INodeProperties[] {
	const options = [...numbers.map((value) => ({ name: labelOf(value), value })), ...others];
	return [
		{
			displayName: 'Sort By',
			name: 'sortBy',
			type: 'options',
			options: options.sort(byName),
			default: by,
			description: 'What decides the order, and which rows a limit keeps',
		},
		{
			displayName: 'Sort Order',
			name: 'sortOrder',
			type: 'options',
			options: orderOptions,
			default: order,
			description: 'Which end comes first',
		},
	];
}
