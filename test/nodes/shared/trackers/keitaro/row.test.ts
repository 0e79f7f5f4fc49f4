import { toConversion } from '../../../../../nodes/shared/trackers/keitaro/row';
import { campaign, convert, v11Row, v9Row } from './rows';

const sale = '1. Sale (2026-11-20 12:00:00)';

/** `datetime` moves with every postback, so the time of the event comes from elsewhere where it can. */
describe.each([
	['the first entry that stands for the event', v11Row(), '2026-11-21T09:00:00.000Z'],
	[
		'the sale, not the repetition of its postback',
		v11Row({ status_history: `${sale}\n2. Sale (2026-11-22 10:00:00)` }),
		'2026-11-20T12:00:00.000Z',
	],
	[
		'the sale even after it was rejected',
		v11Row({ status: 'rejected', status_history: `${sale}\n2. Rejected (2026-11-22 10:00:00)` }),
		'2026-11-20T12:00:00.000Z',
	],
	[
		'the latest postback where the history has no such word',
		v11Row({ conversion_type: 'Other', status: 'other' }),
		'2026-11-22T10:00:00.000Z',
	],
	['sale_datetime on v9', v9Row(), '2026-11-21T09:00:00.000Z'],
	[
		'the latest postback for a lead on v9',
		v9Row({ status: 'lead', sale_datetime: null }),
		'2026-11-22T10:00:00.000Z',
	],
	[
		'the latest postback where sale_datetime is all zeros',
		v9Row({ sale_datetime: '0000-00-00 00:00:00' }),
		'2026-11-22T10:00:00.000Z',
	],
])('the time of a conversion', (name, row, expected) => {
	it(`is ${name}`, () => {
		const { convertedAt, updatedAt, clickedAt } = convert(row);
		expect([convertedAt, updatedAt]).toEqual([expected, '2026-11-22T10:00:00.000Z']);
		expect(clickedAt).toBe('2026-11-20T11:00:00.000Z');
	});
});

describe('naive stamps', () => {
	it('are read in the zone that was asked for, summer time included', () => {
		const row = v11Row({
			datetime: '2026-07-01 12:00:00',
			click_datetime: '2026-12-01 12:00:00',
			status_history: '1. Sale (2026-07-01 11:00:00)',
		});
		expect(convert(row, { zone: 'Europe/Berlin' })).toMatchObject({
			updatedAt: '2026-07-01T10:00:00.000Z',
			clickedAt: '2026-12-01T11:00:00.000Z',
			convertedAt: '2026-07-01T09:00:00.000Z',
		});
	});

	it.each([undefined, null, '', '0000-00-00 00:00:00', 'yesterday', 12])(
		'a row with %p as its time is left out rather than dated wrongly',
		(datetime) => {
			const context = {
				account: 'a',
				zone: 'UTC',
				currency: null,
				campaigns: new Map(),
				statusWords: new Map(),
				eventWords: new Map(),
				includeRaw: false,
			};
			expect(toConversion(v11Row({ datetime }), context)).toBeUndefined();
		},
	);
});

describe('money', () => {
	it.each([
		[42.5, 42.5],
		['42.50', 42.5],
		['42,50', 42.5],
		['-3', -3],
		[0, 0],
		['0.00', 0],
		['', null],
		[null, null],
		[undefined, null],
		['{payout}', null],
		['n/a', null],
	])('%p is %p: absent is never 0', (revenue, expected) => {
		expect(convert(v11Row({ revenue, cost: revenue }))).toMatchObject({
			revenue: expected,
			cost: expected,
			currency: 'USD',
		});
	});
});

describe('the identity of a conversion', () => {
	const of = (row: Record<string, unknown>) => convert(row).id;

	it.each([
		['event_id on v11', v11Row(), '0190b0a2-0000-7000-8000-000000000001'],
		['conversion_id before v11', v9Row(), '100001'],
		['click and transaction where neither came', v9Row({ conversion_id: null }), 'click1:T-1'],
		['the click alone without a transaction', v9Row({ conversion_id: 0, tid: '' }), 'click1:'],
		[
			'without an unreplaced macro',
			v9Row({ conversion_id: '', tid: '{transaction_id}' }),
			'click1:',
		],
	])('is %s', (_, row, expected) => expect(of(row)).toBe(expected));

	it('stays the same whatever happens to the conversion', () => {
		const later = {
			status: 'rejected',
			revenue: 0,
			datetime: '2026-12-24 00:00:00',
			status_history: '',
		};
		expect(of(v11Row(later))).toBe(of(v11Row()));
		expect(of(v9Row(later))).toBe(of(v9Row()));
	});
});

describe('the version of a conversion', () => {
	const version = (more: Record<string, unknown>) => convert(v11Row(more)).version;

	it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
		['the status', {}, { status: 'rejected' }],
		['the revenue', {}, { revenue: 43 }],
		['the revenue, from 0 to absent', { revenue: 0 }, { revenue: null }],
		['the event', {}, { conversion_type: 'Rebill' }],
	])('moves with %s', (_, before, after) => {
		expect(version(after)).not.toBe(version(before));
	});

	it('is the same for the same amount as text, a repeated postback and a renamed campaign', () => {
		const more = { revenue: '42.50', datetime: '2026-12-24 00:00:00', campaign: 'Renamed' };
		expect(version(more)).toBe(version({}));
	});
});

/** Which campaigns count, by their state (design §3). */
describe.each([
	['active', 'counted'],
	['paused', 'excluded from real-time'],
	['archived', 'historical only'],
	['deleted', 'excluded'],
	[null, 'counted'],
] as const)('a conversion of a campaign that is %s', (state, counting) => {
	it(`is ${counting}`, () => {
		const campaigns = new Map([['7', campaign({ state })]]);
		expect(convert(v11Row(), { campaigns })).toMatchObject({ counting, campaign: { state } });
	});
});
