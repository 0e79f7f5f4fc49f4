import { wordMap } from '../../../../../nodes/shared/conversion/words';
import { stateOf } from '../../../../../nodes/shared/trackers/voluum/entities';
import { readList, readOne, type Row } from '../../../../../nodes/shared/trackers/voluum/page';
import { toConversions, type RowContext } from '../../../../../nodes/shared/trackers/voluum/row';
import {
	liveSession,
	openedBy,
	packSession,
} from '../../../../../nodes/shared/trackers/voluum/session';
import { parseVoluumStamp } from '../../../../../nodes/shared/trackers/voluum/time';

const CONTEXT: RowContext = {
	account: 'agency',
	currency: 'EUR',
	campaigns: new Map([['c1', 'paused']]),
	statusWords: new Map(),
	eventWords: new Map(),
	includeRaw: false,
};
const ROW: Row = {
	clickId: 'w1',
	transactionId: 'T1',
	conversionType: 'Sale',
	postbackTimestamp: '2026-11-20 01:02:03 PM',
};
const read = (changes: Row, context: Partial<RowContext> = {}) =>
	toConversions([{ ...ROW, ...changes }], { ...CONTEXT, ...context })[0]!;

/** Twelve-hour clock: trackers §1.3. */
describe.each([
	['2021-11-07 01:02:03 PM', '2021-11-07T13:02:03.000Z'],
	['2021-11-07 12:00:00 AM', '2021-11-07T00:00:00.000Z'],
	['2021-11-07 12:00:00 PM', '2021-11-07T12:00:00.000Z'],
	['2021-11-07 11:59:59 pm', '2021-11-07T23:59:59.000Z'],
	['2021-11-07T13:02:03.000Z', '2021-11-07T13:02:03.000Z'],
	['2021-11-07 13:02:03', '2021-11-07T13:02:03.000Z'],
	['2021-11-07 13:02:03 PM', null],
	['2021-11-07 00:02:03 AM', null],
	['', null],
	[undefined, null],
])('the time %j', (stamp, expected) => {
	it(`is ${expected}`, () => expect(parseVoluumStamp(stamp)).toBe(expected));
});

describe.each([
	['Sale', 'Purchase', 'confirmed'],
	['', 'Purchase', 'confirmed'],
	['Conversion', 'Purchase', 'confirmed'],
	['Lead', 'Lead', 'pending'],
	['Refund', 'Custom_Refund', 'refunded'],
	['Step 2', 'Custom_Step_2', 'confirmed'],
])('the type %j', (conversionType, event, status) => {
	it(`is ${event}, ${status}`, () => {
		expect(read({ conversionType })).toMatchObject({ event, status, trackerEvent: conversionType });
	});
});

it("the user's own words come first", () => {
	const words = {
		statusWords: wordMap([['Step 2', 'pending'] as const]),
		eventWords: wordMap([['Step 2', 'AddToCart'] as const, ['', 'Subscribe'] as const]),
	};
	expect(read({ conversionType: 'step_2' }, words)).toMatchObject({
		status: 'pending',
		event: 'AddToCart',
	});
	expect(read({ conversionType: '' }, words).event).toBe('Subscribe');
});

describe.each<[string, Row, object]>([
	['amounts as texts', { revenue: '12.50', cost: '0' }, { revenue: 12.5, cost: 0 }],
	['no amounts', { revenue: '', cost: null }, { revenue: null, cost: null }],
	['the state of the campaign', { campaignId: 'c1' }, { counting: 'excluded from real-time' }],
	['an unknown campaign', { campaignId: 'c9' }, { counting: 'counted' }],
	['an unreplaced macro', { externalId: '{externalid}' }, { externalId: null }],
	['a device', { deviceName: 'Desktop' }, { device: { type: 'desktop', os: null, browser: null } }],
	['custom variables', { customVariable2: 'b', customVariable3: '' }, { subIds: { sub_2: 'b' } }],
	['a flow', { flowId: 'f', flowName: 'Main' }, { flow: { id: 'f', name: 'Main' } }],
	['the id', {}, { id: 'w1|T1|Sale|2026-11-20T13:02:03.000Z' }],
])('%s', (_, row, expected) => {
	it('reads as it should', () => expect(read(row)).toMatchObject(expected));
});

it('two rows that nothing tells apart are two conversions, whichever comes first', () => {
	const rows = [
		{ ...ROW, revenue: 2 },
		{ ...ROW, revenue: 1 },
	];
	const read = (given: Row[]) =>
		toConversions(given, CONTEXT).map(({ id, revenue }) => [id, revenue]);
	const id = 'w1|T1|Sale|2026-11-20T13:02:03.000Z';
	expect(read(rows)).toEqual([
		[id, 1],
		[`${id}|2`, 2],
	]);
	expect(read([...rows].reverse())).toEqual(read(rows));
});

it('a time of an unknown form stops the sync rather than losing the conversion', () => {
	expect(() => read({ postbackTimestamp: '20/11/2026 13h' })).toThrow(
		'the conversion time "20/11/2026 13h" has no known form',
	);
});

describe.each([
	[{ deleted: true, status: 'ACTIVE' }, 'archived'],
	[{ deleted: false, status: 'PAUSED' }, 'paused'],
	[{ status: 'ACTIVE' }, 'active'],
	[{ deleted: false }, 'active'],
	[{ status: 'WEIRD' }, null],
	[{}, null],
])('an entity with %j', (row, state) => {
	it(`is ${state}`, () => expect(stateOf(row)).toBe(state));
});

/** Names of the wrappers are not all known: trackers §1.2. */
describe('wrappers', () => {
	it.each([
		[[{ id: 'a' }]],
		[{ landers: [{ id: 'a' }] }],
		[{ totalRows: 1, items: [{ id: 'a' }] }],
	])('of a list are taken off: %j', (body) => expect(readList(body)).toEqual([{ id: 'a' }]));

	it.each([[{ id: 'a' }], [{ offer: { id: 'a' } }]])('of one are taken off: %j', (body) =>
		expect(readOne(body)).toEqual({ id: 'a' }),
	);

	it.each([[null], ['text'], [{ message: 'no list' }]])(
		'that hold none are an error: %j',
		(body) => {
			expect(() => readList(body)).toThrow('broke off');
			expect(() => readOne(body)).toThrow('broke off');
		},
	);
});

describe('when a session is renewed', () => {
	const NOW = Date.UTC(2026, 10, 20, 12);
	const HOUR = 3_600_000;
	const FIVE_MINUTES = 300_000;

	it.each<[string, object, number]>([
		[
			'told in ISO 8601',
			{ expirationTimestamp: '2026-11-20T16:00:00Z' },
			NOW + 4 * HOUR - FIVE_MINUTES,
		],
		['told in milliseconds', { expiresAt: NOW + HOUR }, NOW + HOUR - FIVE_MINUTES],
		['told in seconds', { expiresAt: String((NOW + HOUR) / 1000) }, NOW + HOUR - FIVE_MINUTES],
		['not told', {}, NOW + 3.5 * HOUR],
		['told by a clock that is wrong', { expiresAt: '2020-01-01T00:00:00Z' }, NOW + 3.5 * HOUR],
		['told in a form that is none', { expiresAt: 'soon' }, NOW + 3.5 * HOUR],
	])('where its end is %s', (_, answer, renewAt) => {
		const session = openedBy({ token: 'test-token', ...answer }, 'login', NOW);
		expect(session).toEqual({ token: 'test-token', renewAt, login: 'login' });
		const packed = packSession(session!);
		expect(liveSession(packed, 'login', renewAt - 1)).toEqual(session);
		expect(liveSession(packed, 'login', renewAt)).toBeUndefined();
		expect(liveSession(packed, 'other', NOW)).toBeUndefined();
	});

	it.each([[null], [{}], [{ token: '' }], ['token']])('%j opens none', (answer) =>
		expect(openedBy(answer, 'login', NOW)).toBeUndefined(),
	);

	it.each([['none'], [''], [undefined], ['{broken']])('%j is none', (packed) =>
		expect(liveSession(packed, 'login', NOW)).toBeUndefined(),
	);
});
