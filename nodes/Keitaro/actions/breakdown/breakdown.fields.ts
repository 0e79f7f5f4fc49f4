import type { INodeProperties } from 'n8n-workflow';
import { notice } from '../../../shared/n8n/fields';
import { optionsCollection } from '../../../shared/n8n/collections';
import { sortFields } from '../../../shared/n8n/sortFields';
import { SORTABLE, type Dimension } from '../../../shared/trackers/keitaro/breakdown';
import { ATTRIBUTION } from '../../../shared/trackers/keitaro/breakdownRun';
import { filterFields } from '../report/filters.fields';
import { limit, returnAll } from '../common/listing';
import { rangeFields } from '../report/range.fields';

/** Sorting by the values themselves, such as days, rather than by a number. */
export const BY_VALUE = 'value';

const attribution = notice('attributionNotice', ATTRIBUTION);

const VALUE = { name: 'Value of the Breakdown', value: BY_VALUE };

const options: INodeProperties = optionsCollection([
	{
		displayName: 'Read Day by Day',
		name: 'dayByDay',
		type: 'boolean',
		default: false,
		description:
			'Whether to ask for one day at a time and add the days up here, for ranges that the tracker cannot report on at once. Unique clicks of several days then count a returning visitor once a day.',
	},
	{
		displayName: 'Split by Day',
		name: 'splitByDay',
		type: 'boolean',
		default: false,
		description: 'Whether to give each day rows of its own',
	},
]);

/** The panel of a breakdown: its own choice first, then what all breakdowns share. */
export function breakdownFields(
	own: readonly INodeProperties[],
	byValue: boolean,
): INodeProperties[] {
	return [
		attribution,
		...own,
		...rangeFields('clicks'),
		...sortFields(
			Object.keys(SORTABLE),
			[VALUE],
			byValue ? { by: BY_VALUE, order: 'ASC' } : undefined,
		),
		returnAll,
		limit,
		filterFields(),
		options,
	];
}

/** Splitting by day adds the day in front, unless the breakdown is by day already. */
export function withDay(dimensions: readonly Dimension[], split: boolean): readonly Dimension[] {
	const hasDay = dimensions.some(({ column }) => column === 'day' || column === 'day_hour');
	return split && !hasDay ? [{ column: 'day', as: 'day' }, ...dimensions] : dimensions;
}
