import type { INodeProperties } from 'n8n-workflow';
import { byName } from '../../../shared/n8n/byName';
import type { Params } from '../../../shared/n8n/params';
import {
	BREAKDOWNS,
	subIdDimensions,
	type Dimension,
} from '../../../shared/trackers/keitaro/breakdown';
import { listOf } from '../../../shared/trackers/keitaro/reportFilters';

/** A choice of the user's and the dimensions it stands for. */
export interface Choice {
	fields: INodeProperties[];
	dimensions: (param: Params) => readonly Dimension[];
}

/** A breakdown with nothing to choose. */
export const fixed = (name: keyof typeof BREAKDOWNS): Choice => ({
	fields: [],
	dimensions: () => BREAKDOWNS[name],
});

type Level = readonly [value: keyof typeof BREAKDOWNS, label: string];

/** A breakdown of several levels, in a dropdown. */
export function levels(
	displayName: string,
	name: string,
	description: string,
	choices: readonly Level[],
	first: Level[0],
): Choice {
	const field: INodeProperties = {
		displayName,
		name,
		type: 'options',
		options: choices.map(([value, label]) => ({ name: label, value })).sort(byName),
		default: first,
		description,
	};
	return { fields: [field], dimensions: (param) => BREAKDOWNS[param.text(name) as Level[0]] };
}

const NUMBERS = Array.from({ length: 30 }, (_, index) => index + 1);

/** One sub-ID, or several inside one another. */
export const subIds: Choice = {
	fields: [
		{
			displayName: 'Sub-ID',
			name: 'subId',
			type: 'options',
			options: NUMBERS.map((value) => ({ name: `Sub-ID ${value}`, value })),
			default: 1,
			description: 'Which sub-ID to break down by. Keitaro 9 has 15 of them, later versions 30.',
		},
		{
			displayName: 'Nested Sub-IDs',
			name: 'nestedSubIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. 3, 5',
			description:
				'Numbers of further sub-IDs to split each value by, separated by commas, outermost first',
		},
	],
	dimensions: (param) => {
		const nested = listOf(param.text('nestedSubIds')).map((text) =>
			Number(text.replace(/^sub_?id_?/i, '')),
		);
		if (nested.some((number) => !NUMBERS.includes(number))) {
			throw param.wrong('nestedSubIds', 'must hold numbers from 1 to 30, such as 3, 5');
		}
		return subIdDimensions([...new Set([param.number('subId'), ...nested])]);
	},
};
