import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { EntityKind } from '../../../nodes/shared/trackers/entity';
import type { Truth, TruthClick } from '../../simulators/generator';
import { countBy, visitsOf } from '../Keitaro/support/ownCount';
import { byId, NOW, type HubAccount } from './hubAccount';

/** What one operation does with one set of parameters, checked against the simulator's truth. */
export interface HubRow {
	/** `resource.operation` */
	operation: string;
	parameters: INodeParameters;
	/** What must come out of it, computed from what there is. */
	expected: (account: HubAccount) => unknown[];
	/** The order is not said, or is said elsewhere. */
	inAnyOrder?: true;
}

const row = (
	operation: string,
	parameters: Record<string, unknown>,
	expected: HubRow['expected'],
	more: Partial<HubRow> = {},
): HubRow => ({ operation, parameters: parameters as INodeParameters, expected, ...more });

const inAnyOrder = { inAnyOrder: true } as const;

const COLLECTIONS: Readonly<Record<EntityKind, string>> = {
	affiliateNetwork: 'affiliate_networks',
	campaign: 'campaigns',
	flow: 'streams',
	landingPage: 'landing_pages',
	offer: 'offers',
	trafficSource: 'traffic_sources',
};

/** Kinds whose archive Keitaro lists. */
const ARCHIVED: readonly string[] = ['campaign', 'flow'];
const STATES: IDataObject = { active: 'active', disabled: 'paused', deleted: 'archived' };

/** What is there to be listed: of the flows in use, those of campaigns in use. */
function rowsOf({ simulator }: HubAccount, kind: EntityKind) {
	const collection = simulator.account.collection(COLLECTIONS[kind]);
	const campaigns = simulator.account.collection('campaigns').list(false);
	const current = new Set(campaigns.map(({ id }) => id));
	const inUse = collection
		.list(false)
		.filter(({ campaign_id: id }) => kind !== 'flow' || current.has(id as number));
	return [...inUse, ...(ARCHIVED.includes(kind) ? collection.list(true) : [])];
}

const entityOf = (account: HubAccount, kind: EntityKind, own: IDataObject) =>
	expect.objectContaining({
		...{ tracker: 'keitaro', account: account.host, kind },
		...{ id: String(own.id), name: own.name, state: STATES[String(own.state)] },
	}) as unknown;

const entityRows = (Object.keys(COLLECTIONS) as EntityKind[]).flatMap((kind) => [
	row(
		`${kind}.getAll`,
		{ returnAll: true },
		(account) => rowsOf(account, kind).map((own) => entityOf(account, kind, own as IDataObject)),
		inAnyOrder,
	),
	row(
		`${kind}.getAll`,
		{ returnAll: false, limit: 1, includeRaw: true, filters: { nameContains: '', states: [] } },
		() => [expect.objectContaining({ kind, raw: expect.any(Object) })],
	),
	row(`${kind}.get`, { entityId: byId(1), includeRaw: true }, (account) => [
		entityOf(account, kind, rowsOf(account, kind).find(({ id }) => id === 1) as IDataObject),
	]),
]);

const NOVEMBER = {
	...{ dateRange: 'custom', from: '2026-11-01', to: '2026-11-20', timeZone: 'UTC' },
};
const BOUNDS = [Date.UTC(2026, 10, 1) / 1000, NOW / 1000] as const;

const clicksOf = ({ simulator }: HubAccount, wanted: (click: TruthClick) => boolean) =>
	visitsOf(simulator.account.truth, NOW)
		.map(({ click }) => click)
		.filter(({ at }) => at >= BOUNDS[0] && at <= BOUNDS[1])
		.filter(wanted)
		.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));

const conversionIds = (truth: Truth, wanted: (status: string) => boolean, more: object = {}) =>
	Array.from({ length: truth.size }, (_, index) => ({
		id: truth.eventId(index),
		state: truth.stateAt(index, NOW),
	}))
		.filter(({ state }) => state !== null && wanted(state.status))
		.map(({ id }) => expect.objectContaining({ id, ...more }) as unknown);

/** Rows of a breakdown by our own count, whatever their order. */
function counted(
	{ simulator }: HubAccount,
	keyOf: (click: TruthClick) => Record<string, unknown>,
): unknown[] {
	const sums = countBy(visitsOf(simulator.account.truth, NOW), BOUNDS, (click) =>
		Object.values(keyOf(click)),
	);
	const { truth } = simulator.account;
	const names = Object.keys(keyOf(truth.click(0)));
	return [...sums].map(([key, count]) => {
		const values = JSON.parse(key) as unknown[];
		const dimensions = Object.fromEntries(names.map((name, index) => [name, values[index]]));
		return { ...dimensions, ...count, currency: 'EUR', timeZone: 'UTC' };
	});
}

const SORT = { sortBy: 'clicks', sortOrder: 'DESC', returnAll: true };

/** At least one for every operation of the registry. */
export const ROWS: readonly HubRow[] = [
	...entityRows,
	row('connection.test', {}, ({ host }) => [
		{ connected: true, tracker: 'keitaro', account: host },
	]),
	row('click.getAll', { ...NOVEMBER, returnAll: true, includeRaw: false }, (account) =>
		clicksOf(account, () => true).map(({ id }) => expect.objectContaining({ id })),
	),
	row(
		'click.getAll',
		{ ...NOVEMBER, returnAll: false, limit: 3, filters: { campaigns: ['1'] } },
		(account) =>
			clicksOf(account, ({ campaign }) => campaign.id === 1)
				.slice(0, 3)
				.map(({ id, campaign, cost }) =>
					expect.objectContaining({
						...{ id, cost, tracker: 'keitaro', account: account.host, currency: 'EUR' },
						campaign: { id: '1', name: campaign.name, state: 'active' },
					}),
				),
	),
	row(
		'conversion.getAll',
		{
			...NOVEMBER,
			...{ from: '2026-08-01', returnAll: true, includeRaw: true },
			filters: { statuses: ['confirmed'] },
		},
		({ simulator }) =>
			conversionIds(simulator.account.truth, (status) =>
				['sale', 'deposit', 'registration', 'rebill'].includes(status),
			),
		inAnyOrder,
	),
	row(
		'conversion.getAll',
		{
			...NOVEMBER,
			...{ from: '2026-08-01', returnAll: true, filters: { statuses: ['unknown'] } },
			options: {
				eventOverrides: { items: [{ word: 'lead', meaning: 'AddToCart' }] },
				statusOverrides: { items: [{ word: 'lead', meaning: 'unknown' }] },
			},
		},
		({ simulator }) =>
			conversionIds(simulator.account.truth, (status) => status === 'lead', {
				...{ event: 'AddToCart', trackerStatus: 'lead' },
			}),
		inAnyOrder,
	),
	row(
		'conversion.getAll',
		{ ...NOVEMBER, returnAll: false, limit: 2, simplify: true, filters: { campaigns: ['1'] } },
		() => [
			expect.objectContaining({ change: 'new', campaign: expect.any(String) }),
			expect.objectContaining({ currency: 'EUR' }),
		],
	),
	row(
		'conversion.upload',
		{
			...{ clickId: '={{ $json.clickId }}', transactionId: 'T-901', status: 'sale' },
			additionalFields: { payout: 12.5, currency: 'eur', convertedAt: '2026-11-20 10:00' },
		},
		({ host }) => [
			{
				...{ accepted: true, tracker: 'keitaro', account: host, clickId: expect.any(String) },
				...{ transactionId: 'T-901', status: 'sale', payout: 12.5, currency: 'EUR' },
				convertedAt: '2026-11-20T10:00:00.000Z',
			},
		],
	),
	row(
		'breakdown.subId',
		{ ...NOVEMBER, ...SORT, subIds: '2, 3' },
		(account) => counted(account, ({ subIds }) => ({ sub_2: subIds[1], sub_3: subIds[2] })),
		inAnyOrder,
	),
	row(
		'breakdown.landingPage',
		{ ...NOVEMBER, ...SORT },
		(account) =>
			counted(account, ({ landing }) => ({
				landingPageId: landing === null ? null : String(landing.id),
				landingPage: landing?.name ?? null,
			})),
		inAnyOrder,
	),
	row(
		'breakdown.offer',
		{ ...NOVEMBER, ...SORT },
		(account) =>
			counted(account, ({ offer }) => ({ offerId: String(offer.id), offer: offer.name })),
		inAnyOrder,
	),
	row(
		'breakdown.geo',
		{ ...NOVEMBER, ...SORT, geoLevel: 'country' },
		(account) =>
			counted(account, ({ place }) => ({ countryCode: place.code, country: place.country })),
		inAnyOrder,
	),
	...['subId', 'landingPage', 'offer', 'geo'].map((kind) =>
		row(
			`breakdown.${kind}`,
			{
				...NOVEMBER,
				...{ subIds: '1', geoLevel: 'city', filters: { campaigns: ['1'] } },
				...{ returnAll: false, limit: 1, sortBy: 'cost', sortOrder: 'DESC' },
			},
			() => [expect.objectContaining({ currency: 'EUR', timeZone: 'UTC' })],
		),
	),
	row(
		'postbackUrl.get',
		{
			productionUrl: 'https://n8n.example.com/webhook/abc/postback',
			...{ answer: 'stored', secretIn: 'query' },
		},
		() => [
			{
				tracker: 'keitaro',
				url: expect.stringContaining(
					'https://n8n.example.com/webhook/abc/postback?secret=YOUR_SECRET&click_id={subid}&',
				),
				parameters: expect.objectContaining({ click_id: '{subid}', value: '{revenue}' }),
				nextStep: expect.stringContaining('Keitaro'),
			},
		],
	),
];
