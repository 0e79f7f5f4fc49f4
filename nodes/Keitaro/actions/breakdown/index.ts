import { readBreakdown } from '../../../shared/trackers/keitaro/breakdownRun';
import type { KeitaroOperation, KeitaroResource } from '../operation';
import { readFilters } from '../report/filters.fields';
import { mostOf } from '../common/listing';
import { readRange } from '../report/range.fields';
import { BY_VALUE, breakdownFields, withDay } from './breakdown.fields';
import { fixed, levels, subIds, type Choice } from './choices.fields';

interface BreakdownRow {
	/** As it ends the name: `Get by Landing Page`. */
	name: string;
	choice: Choice;
	/** Whether the values have an order of their own, as days have. */
	ordered?: boolean;
}

const GEO = levels(
	'Level',
	'geoLevel',
	'How far down to go: regions come with their country, cities with both',
	[
		['country', 'Country'],
		['region', 'Region'],
		['city', 'City'],
	],
	'country',
);

const DEVICE = levels(
	'Detail',
	'deviceDetail',
	'What to tell about the device beside its type',
	[
		['browser', 'Browser'],
		['connection', 'Connection Type'],
		['model', 'Device Model'],
		['device', 'Device Type Only'],
		['os', 'Operating System'],
	],
	'device',
);

const DAY = levels(
	'Unit',
	'timeUnit',
	'What makes a row. Hours and weekdays are added up over all days of the range.',
	[
		['day', 'Day'],
		['dayHour', 'Day and Hour'],
		['hour', 'Hour of the Day'],
		['weekday', 'Weekday'],
	],
	'day',
);

const ROWS: Readonly<Record<string, BreakdownRow>> = {
	campaign: { name: 'Campaign', choice: fixed('campaign') },
	day: { name: 'Day', choice: DAY, ordered: true },
	device: { name: 'Device', choice: DEVICE },
	flow: { name: 'Flow', choice: fixed('flow') },
	geo: { name: 'Geo', choice: GEO },
	landingPage: { name: 'Landing Page', choice: fixed('landingPage') },
	offer: { name: 'Offer', choice: fixed('offer') },
	subId: { name: 'Sub-ID', choice: subIds },
	source: { name: 'Traffic Source', choice: fixed('source') },
};

/**
 * `POST /report/build` grouped by a few dimensions. Measures that every version has; ratios computed
 * here (keitaro-api §4). Conversions stand on the day of their click (keitaro-api §4.6).
 */
function breakdownBy({ name, choice, ordered = false }: BreakdownRow): KeitaroOperation {
	const by = name === 'Sub-ID' ? 'sub-ID' : name.toLowerCase();
	return {
		name: `Get by ${name}`,
		action: `Get breakdown by ${by}`,
		description: `Clicks, conversions, revenue, cost, profit, ROI, CR and EPC by ${by}, conversions counted on the day of their click`,
		fields: breakdownFields(choice.fields, ordered),
		async run({ api, param, hint, progress, cancelled }) {
			const { splitByDay, dayByDay } = param.fields('options');
			const dimensions = withDay(choice.dimensions(param), splitByDay === true);
			const sortBy = param.text('sortBy');
			return await readBreakdown(api.client, {
				dimensions,
				range: readRange(param),
				filters: readFilters(param),
				sortBy: sortBy === BY_VALUE ? (dimensions[0]?.as ?? 'clicks') : sortBy,
				order: param.text('sortOrder') === 'ASC' ? 'ASC' : 'DESC',
				most: mostOf(param),
				dayByDay: dayByDay === true,
				currency: api.currency,
				hint,
				progress,
				cancelled,
			});
		},
	};
}

export const breakdown: KeitaroResource = {
	name: 'Breakdown',
	operations: Object.fromEntries(
		Object.entries(ROWS).map(([key, row]) => [key, breakdownBy(row)] as const),
	),
};
