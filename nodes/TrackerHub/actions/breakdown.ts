import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { firstOf, limit, mostOf, returnAll } from '../../shared/n8n/listing';
import type { Params } from '../../shared/n8n/params';
import { sortFields } from '../../shared/n8n/sortFields';
import type { BreakdownKind, BreakdownQuery, GeoLevel } from '../../shared/trackers/breakdownRow';
import { SUMMED } from '../../shared/trackers/breakdownSums';
import { RATIOS, sorted } from '../../shared/trackers/measures';
import type { TrackerModule } from '../../shared/trackers/module';
import { TRACKERS } from '../../shared/trackers/registry';
import { campaignIdsOf, filtersField } from './common/campaigns';
import { rangeFields, readDays } from '../../shared/n8n/timeWindow';
import { needing, type HubOperation, type HubResource } from './operation';

/** Numbers of a row. */
const SORTABLE = [...SUMMED, ...Object.keys(RATIOS)];

const subIds: INodeProperties = {
	displayName: 'Sub-IDs',
	name: 'subIds',
	type: 'string',
	default: '1',
	required: true,
	placeholder: 'e.g. 3, 5',
	description:
		'Number of the sub-ID to break down by. Several, separated by commas, are nested, outermost first.',
};

const geoLevel: INodeProperties = {
	displayName: 'Level',
	name: 'geoLevel',
	type: 'options',
	options: [
		{ name: 'City', value: 'city' },
		{ name: 'Country', value: 'country' },
		{ name: 'Region', value: 'region' },
	],
	default: 'country',
	// Not offered where there is nothing to choose.
	displayOptions: {
		show: { tracker: TRACKERS.filter(({ geoLevels }) => !geoLevels).map(({ name }) => name) },
	},
	description: 'How far down to go: regions come with their country, cities with both',
};

/** What the panel adds to a breakdown of its own. */
interface Choice {
	name: string;
	fields?: INodeProperties[];
	query?: (param: Params, tracker: TrackerModule) => Partial<BreakdownQuery>;
}

const CHOICES: Readonly<Record<BreakdownKind, Choice>> = {
	geo: {
		name: 'Geo',
		fields: [geoLevel],
		query: (param, { geoLevels: [only] = [] }) => ({
			geo: only ?? (param.text('geoLevel') as GeoLevel),
		}),
	},
	landingPage: { name: 'Landing Page' },
	offer: { name: 'Offer' },
	subId: {
		name: 'Sub-ID',
		fields: [subIds],
		query: (param) => ({ subIds: readSubIds(param) }),
	},
};

function readSubIds(param: Params): number[] {
	const numbers = param.text('subIds').split(',').map(Number);
	const isRight = numbers.every((number) => Number.isInteger(number) && number >= 1);
	if (isRight) return [...new Set(numbers)];
	throw param.wrong('subIds', 'must hold numbers from 1 on, such as 3, 5');
}

function breakdownBy(
	kind: BreakdownKind,
	{ name, fields = [], query = () => ({}) }: Choice,
): HubOperation {
	const by = kind === 'subId' ? 'sub-ID' : name.toLowerCase();
	return needing(`breakdown:${kind}`, {
		name: `Get by ${name}`,
		action: `Get breakdown by ${by}`,
		description: `Clicks, conversions, revenue, cost, profit, ROI, CR and EPC by ${by}`,
		fields: [
			...fields,
			...rangeFields('numbers'),
			...sortFields(SORTABLE),
			returnAll,
			limit,
			filtersField(),
		],
		async run({ api, param, progress, cancelled }) {
			const campaignIds = campaignIdsOf(param);
			const asked = { kind, ...query(param, api.module), ...readDays(param), campaignIds };
			const tracker = await api.open({ campaignIds });
			if (tracker.breakdown === undefined) return [];
			const rows = await firstOf(tracker.breakdown(asked), { progress, cancelled });
			const order = param.text('sortOrder') === 'ASC' ? 'ASC' : 'DESC';
			const first = sorted(rows, param.text('sortBy'), order).slice(0, mostOf(param));
			return first as unknown as IDataObject[];
		},
	});
}

export const breakdown: HubResource = {
	name: 'Breakdown',
	operations: Object.fromEntries(
		Object.entries(CHOICES).map(([kind, choice]) => [
			kind,
			breakdownBy(kind as BreakdownKind, choice),
		]),
	),
};
