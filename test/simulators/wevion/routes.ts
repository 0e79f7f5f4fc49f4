import {
	troubleWith,
	withoutSecrets,
	type Row,
	type SimulatedTracker,
	type WevionAccount,
} from './account';
import { breakdownOf } from './breakdowns';
import { Refusal } from './refusal';

export interface Call {
	account: WevionAccount;
	/** What stands at the places of the path. */
	places: Readonly<Record<string, string>>;
	query: URLSearchParams;
	body: unknown;
	options: RouteOptions;
}

/** How far the unknown parts of the API are one thing or the other. */
export interface RouteOptions {
	/** What `PUT …/mappings` does with mappings that are not in it. */
	put: 'replace' | 'merge' | 'ignore';
	/** How a failed connection test is told. */
	testTold: 'body' | 'status';
	/** Whether the member stands in the path or in the body of a change of access. */
	member: 'path' | 'body';
	/** Names of the two ids of a mapping. */
	style: 'camel' | 'snake';
}

/** Rows of a list are wrapped by the simulator; anything else is answered as it is. */
export type Answer = { rows: Row[] | string[]; called: string } | { value: unknown };

export interface Route {
	method: string;
	path: string;
	/** Only implied by public documents. */
	unconfirmed?: true;
	/** Only for those who may use Tracker Hub. */
	forTrackers?: true;
	run: (call: Call) => Answer;
}

const TRACKERS = '/api/v1/trackers';
const ONE = `${TRACKERS}/:configId`;

const trackerOf = ({ account, places }: Call): SimulatedTracker =>
	account.tracker(places.configId ?? '');

const isRecord = (value: unknown): value is Row =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function bodyOf({ body }: Call): Row {
	if (isRecord(body)) return body;
	throw new Refusal(400, 'body must be object');
}

const list = (called: string, rows: Row[] | string[]): Answer => ({ called, rows });
const value = (what: unknown): Answer => ({ value: what });

const TYPES = [
	{ type: 'keitaro', displayName: 'Keitaro' },
	{ type: 'voluum', displayName: 'Voluum' },
	{ type: 'binom_v2', displayName: 'Binom' },
];

const SUGGESTED: Row[] = [
	{
		...{ trackerCampaignId: '104', trackerCampaignName: 'Autumn Sale', campaignId: 'ad-4' },
		...{ campaignName: 'Meta Autumn Sale', score: 0.91, reason: 'name' },
	},
	{
		...{ trackerCampaignId: '105', trackerCampaignName: 'Test', campaignId: 'ad-9' },
		...{ campaignName: 'Meta Testing', score: 0.4, reason: 'utm' },
	},
];

const snake = (row: Row): Row =>
	Object.fromEntries(
		Object.entries(row).map(([name, own]) => [
			name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
			own,
		]),
	);

const styled = ({ options }: Call, rows: Row[]): Row[] =>
	options.style === 'snake' ? rows.map(snake) : rows;

/** Ids of mappings may come in either style, and are kept in one. */
const idOf = (row: Row): string => String(row.trackerCampaignId ?? row.tracker_campaign_id ?? '');

function putMappings(call: Call): Answer {
	const { body, options, account } = call;
	const rows = Array.isArray(body) ? (body as Row[]) : bodyOf(call).mappings;
	if (!Array.isArray(rows)) throw new Refusal(400, 'body must have mappings');
	const tracker = trackerOf(call);
	const sent = (rows as Row[]).map((row) => ({
		...('id' in row ? row : account.withId(row, 'map')),
		trackerCampaignId: idOf(row),
		campaignId: String(row.campaignId ?? row.campaign_id ?? ''),
	}));
	if (sent.some((row) => row.trackerCampaignId === '' || row.campaignId === '')) {
		throw new Refusal(400, 'mappings must have both campaigns');
	}
	const ids = new Set(sent.map(idOf));
	const others = tracker.mappings.filter((row) => !ids.has(idOf(row)));
	if (options.put === 'replace') tracker.mappings = sent;
	if (options.put === 'merge') tracker.mappings = [...others, ...sent];
	return value({ updated: sent.length });
}

function testTracker(call: Call): Answer {
	const trouble = troubleWith(bodyOf(call));
	if (trouble === undefined) return value({ success: true, message: 'Connection successful' });
	if (call.options.testTold === 'body') return value({ success: false, error: trouble });
	throw new Refusal(trouble.includes('401') ? 401 : 400, `Connection test failed: ${trouble}`);
}

function memberOf({ places, body, options }: Call): string {
	const member = options.member === 'path' ? places.memberId : isRecord(body) && body.memberId;
	if (typeof member === 'string') return member;
	throw new Refusal(400, 'body must have memberId');
}

function setAccess(call: Call): Answer {
	const member = memberOf(call);
	const users = bodyOf(call).trackerUserIds;
	if (!Array.isArray(users)) throw new Refusal(400, 'body must have trackerUserIds');
	trackerOf(call).access.set(member, users.map(String));
	return value({ data: { memberId: member, trackerUserIds: users } });
}

function removeAccess(call: Call): Answer {
	const member = memberOf(call);
	if (trackerOf(call).access.delete(member)) return value(undefined);
	throw new Refusal(404, 'Member has no access');
}

const ACCESS = ({ member }: RouteOptions): string =>
	member === 'path' ? `${ONE}/access/:memberId` : `${ONE}/access`;

/** Everything Wevion's help pages name, and the paths they imply. */
export function routesOf(options: RouteOptions): Route[] {
	const unconfirmed = true as const;
	const forTrackers = true as const;
	const of = (
		method: string,
		path: string,
		run: Route['run'],
		more: Partial<Route> = {},
	): Route => ({
		...{ method, path, run, forTrackers, ...more },
	});
	const implied = (method: string, path: string, run: Route['run']) =>
		of(method, path, run, { unconfirmed });
	return [
		implied('GET', `${TRACKERS}/types`, () => list('types', TYPES)),
		implied('GET', TRACKERS, ({ account }) =>
			list(
				'trackers',
				[...account.trackers.values()].map(({ row }) => row),
			),
		),
		implied('POST', TRACKERS, (call) => value({ data: call.account.create(bodyOf(call)) })),
		of('POST', `${TRACKERS}/test`, testTracker),
		implied('PUT', ONE, (call) => {
			const changes = withoutSecrets(bodyOf(call));
			const { row } = trackerOf(call);
			if (changes.name === undefined) throw new Refusal(400, 'body must have name');
			return value({ data: Object.assign(row, changes) });
		}),
		implied('GET', `${ONE}/users`, (call) => list('users', trackerOf(call).users)),
		implied('GET', `${ONE}/access`, (call) =>
			list(
				'access',
				[...trackerOf(call).access].map(([memberId, trackerUserIds]) => ({
					...{ memberId, name: `Name of ${memberId}`, trackerUserIds },
				})),
			),
		),
		implied('PUT', ACCESS(options), setAccess),
		implied('DELETE', ACCESS(options), removeAccess),
		of('POST', `${ONE}/mappings/setup`, (call) => {
			trackerOf(call);
			return list('suggestions', SUGGESTED);
		}),
		of('POST', `${ONE}/mappings/detect`, (call) => {
			trackerOf(call);
			return list('suggestions', SUGGESTED.slice(0, 1));
		}),
		of('GET', `${ONE}/mappings/rules`, (call) => list('rules', trackerOf(call).rules)),
		of('POST', `${ONE}/mappings/rules`, (call) => {
			const rule = call.account.withId(bodyOf(call), 'rule');
			trackerOf(call).rules.push(rule);
			return value({ data: rule });
		}),
		of('GET', `${ONE}/mappings`, (call) =>
			list('mappings', styled(call, trackerOf(call).mappings)),
		),
		of('PUT', `${ONE}/mappings`, putMappings),
		of('GET', `${ONE}/breakdowns/:kind`, (call) => {
			trackerOf(call);
			return list('breakdown', breakdownOf(call.places.kind ?? '', call.query));
		}),
		{
			...{ method: 'GET', path: '/api/v1/postback/conversions/currencies' },
			run: () => list('currencies', ['USD', 'EUR', 'GBP']),
		},
		{
			...{ method: 'GET', path: '/api/v1/notifications' },
			run: () => list('notifications', [{ id: 'n1', type: 'SYNC_COMPLETED' }]),
		},
	];
}
