import type { IDataObject, INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { namesOrIds } from '../../../shared/n8n/fields';
import { byName } from '../../../shared/n8n/byName';
import { filtersCollection } from '../../../shared/n8n/collections';
import type { Params } from '../../../shared/n8n/params';
import {
	filtersOf,
	listOf,
	oneOf,
	OPERATORS,
	type ReportFilter,
} from '../../../shared/trackers/keitaro/reportFilters';
import { wrongValue } from '../../../shared/n8n/dateRangeFields';

/** Filters of their own, and the column of Keitaro that each looks at. */
const BY_FIELD: Readonly<Record<string, string>> = {
	campaignIds: 'campaign_id',
	countries: 'country_code',
	flowIds: 'stream_id',
	landingPageIds: 'landing_id',
	offerIds: 'offer_id',
	statuses: 'status',
	trafficSourceIds: 'ts_id',
};

const CONDITION: INodePropertyCollection = {
	displayName: 'Condition',
	name: 'items',
	values: [
		{
			displayName: 'Field',
			name: 'field',
			type: 'string',
			default: '',
			placeholder: 'e.g. sub_id_3',
			description: 'Name of the dimension or metric in the Keitaro API',
		},
		{
			displayName: 'Operator',
			name: 'operator',
			type: 'options',
			options: OPERATORS.map(({ label, operator }) => ({ name: label, value: operator })).sort(
				byName,
			),
			default: 'EQUALS',
			description: 'How to compare',
		},
		{
			displayName: 'Value',
			name: 'value',
			type: 'string',
			default: '',
			placeholder: 'e.g. banner_1',
			description:
				'What to compare with. Several values separated by commas for Is One Of and Is None Of, two for Is Between, whitelist or blacklist for labels, nothing for Is Set, Is Not Set, Is True and Is False. Patterns respect case unless they begin with (?i).',
		},
	],
};

const COMMON: readonly INodeProperties[] = [
	namesOrIds(
		'Campaign',
		'campaignIds',
		{ loadOptionsMethod: 'getCampaigns' },
		'Only these campaigns',
	),
	{
		displayName: 'Conditions',
		name: 'conditions',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Condition',
		default: {},
		description: 'Conditions of your own, all of which must hold',
		options: [CONDITION],
	},
	{
		displayName: 'Countries',
		name: 'countries',
		type: 'string',
		default: '',
		placeholder: 'e.g. DE, PL',
		description: 'Only these countries, as two-letter codes separated by commas',
	},
	{
		displayName: 'Flow IDs',
		name: 'flowIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. 12, 15',
		description: 'Only flows with these IDs, separated by commas',
	},
	namesOrIds(
		'Landing Page',
		'landingPageIds',
		{ loadOptionsMethod: 'getLandingPages' },
		'Only these landing pages',
	),
	namesOrIds('Offer', 'offerIds', { loadOptionsMethod: 'getOffers' }, 'Only these offers'),
	namesOrIds(
		'Traffic Source',
		'trafficSourceIds',
		{ loadOptionsMethod: 'getTrafficSources' },
		'Only these traffic sources',
	),
];

/** The filters of reports and logs; `more` are the operation's own. */
export function filterFields(more: readonly INodeProperties[] = []): INodeProperties {
	return filtersCollection([...COMMON, ...more]);
}

/** What Keitaro is to filter by. Throws an error that names the parameter. */
export function readFilters(param: Params): ReportFilter[] {
	const given = param.fields('filters');
	const { items = [] } = (given.conditions ?? {}) as { items?: IDataObject[] };
	try {
		const listed = Object.entries(BY_FIELD).flatMap(([name, column]) => {
			// Lists from a dropdown and texts with commas read the same.
			const values = listOf(String(given[name] ?? ''));
			const isCountry = name === 'countries';
			return oneOf(column, isCountry ? values.map((code) => code.toUpperCase()) : values);
		});
		const own = items.flatMap(({ field, operator, value }) =>
			filtersOf(String(field ?? ''), String(operator ?? ''), String(value ?? '')),
		);
		return [...listed, ...own];
	} catch (error) {
		throw wrongValue(param, 'filters', error);
	}
}
