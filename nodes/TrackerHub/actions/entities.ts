import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { locatorField } from '../../shared/n8n/locatorField';
import { includeRawIn } from '../../shared/n8n/fields';
import { filtersCollection } from '../../shared/n8n/collections';
import { firstOf, limit, mostOf, returnAll } from '../../shared/n8n/listing';
import type { Params } from '../../shared/n8n/params';
import type { Entity, EntityKind } from '../../shared/trackers/entity';
import { needing, type HubOperation, type HubResource } from './operation';

interface Names {
	/** In the pick list: `Landing Page`. */
	name: string;
	/** With its article: `a landing page`. */
	one: string;
	/** In sentences: `landing pages`. */
	many: string;
	/** Method of `methods/listSearch` that fills the list. */
	search: string;
}

export const ENTITIES: Readonly<Record<EntityKind, Names>> = {
	affiliateNetwork: {
		name: 'Affiliate Network',
		one: 'an affiliate network',
		many: 'affiliate networks',
		search: 'searchAffiliateNetworks',
	},
	campaign: {
		name: 'Campaign',
		one: 'a campaign',
		many: 'campaigns',
		search: 'searchCampaigns',
	},
	flow: { name: 'Flow', one: 'a flow', many: 'flows', search: 'searchFlows' },
	landingPage: {
		name: 'Landing Page',
		one: 'a landing page',
		many: 'landing pages',
		search: 'searchLandingPages',
	},
	offer: { name: 'Offer', one: 'an offer', many: 'offers', search: 'searchOffers' },
	trafficSource: {
		name: 'Traffic Source',
		one: 'a traffic source',
		many: 'traffic sources',
		search: 'searchTrafficSources',
	},
};

const filters: INodeProperties = filtersCollection([
	{
		displayName: 'Name Contains',
		name: 'nameContains',
		type: 'string',
		default: '',
		placeholder: 'e.g. sweepstakes',
		description: 'Part of the name; upper and lower case do not matter',
	},
	{
		displayName: 'States',
		name: 'states',
		type: 'multiOptions',
		options: [
			{ name: 'Active', value: 'active' },
			{ name: 'Archived', value: 'archived' },
			{ name: 'Deleted', value: 'deleted' },
			{ name: 'Paused', value: 'paused' },
		],
		default: ['active'],
		description: 'Only what is in one of these states. What the tracker gives no state stays in.',
	},
]);

/** Whether one of them passes the filters of the panel. */
function wantedBy(param: Params): (entity: Entity) => boolean {
	const { nameContains = '', states = [] } = param.fields('filters');
	const part = String(nameContains).trim().toLowerCase();
	const kept = new Set([states].flat().map(String));
	return ({ name, state }) =>
		name.toLowerCase().includes(part) && (kept.size === 0 || state === null || kept.has(state));
}

function getAll(kind: EntityKind, { many }: Names): HubOperation {
	return needing(kind, {
		name: 'Get Many',
		action: `Get many ${many}`,
		description: `List ${many} with their states, alike for every tracker`,
		fields: [returnAll, limit, filters, includeRawIn('result')],
		async run({ api, param, progress, cancelled }) {
			const tracker = await api.open({ includeRaw: param.boolean('includeRaw') });
			const pages = tracker.list?.(kind) ?? none();
			const most = mostOf(param);
			return asItems(await firstOf(pages, { most, wanted: wantedBy(param), progress, cancelled }));
		},
	});
}

function get(kind: EntityKind, { name, one, search }: Names): HubOperation {
	const locator: INodeProperties = {
		displayName: name,
		name: 'entityId',
		typeOptions: { loadOptionsDependsOn: ['tracker'] },
		required: true,
		description: `Which ${name.toLowerCase()} to read, by its name in the list or by its ID`,
		...locatorField({ one, search, example: '12' }),
	};
	return needing(kind, {
		name: 'Get',
		action: `Get ${one}`,
		description: `Read ${one} by its ID`,
		fields: [locator, includeRawIn('result')],
		async run({ api, param }) {
			const id = param.locator('entityId');
			if (id === '') throw param.wrong('entityId', 'is empty', 'Choose one from the list');
			const tracker = await api.open({ includeRaw: param.boolean('includeRaw') });
			const found = await tracker.get?.(kind, id);
			return asItems(found === undefined ? [] : [found]);
		},
	});
}

async function* none(): AsyncGenerator<never[]> {}

const asItems = (entities: readonly Entity[]) => entities as unknown as IDataObject[];

/** A kind of thing that accounts are made of: listed, and read one at a time. */
export function entityResource(kind: EntityKind): HubResource {
	const names = ENTITIES[kind];
	return { name: names.name, operations: { get: get(kind, names), getAll: getAll(kind, names) } };
}
