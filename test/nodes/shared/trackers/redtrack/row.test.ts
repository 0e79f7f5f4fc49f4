import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { toClick } from '../../../../../nodes/shared/trackers/redtrack/click';
import { GAPS } from '../../../../../nodes/shared/trackers/redtrack/gaps';
import { toConversion, type RowContext } from '../../../../../nodes/shared/trackers/redtrack/row';

type Row = Record<string, unknown>;

const CONTEXT: RowContext = {
	account: 'agency',
	currency: 'USD',
	zone: 'Europe/Berlin',
	statusWords: new Map(),
	eventWords: new Map(),
	includeRaw: false,
};

const row = (more: Row = {}): Row => ({
	id: '65f0c7000000000000000001',
	clickid: '65f0c9000000000000000001',
	type: 'Purchase',
	status: 'approved',
	conv_time: '2026-11-20T12:00:00+01:00',
	track_time: '2026-11-20T11:00:00+01:00',
	payout: 40,
	payout_default: 42.5,
	cost_default: 0.42,
	currency: 'EUR',
	...more,
});

function convert(more: Row = {}, context: Partial<RowContext> = {}): Conversion {
	const conversion = toConversion(row(more), { ...CONTEXT, ...context });
	if (conversion === undefined) throw new Error('The row made no conversion');
	return conversion;
}

/** The format is not in the specification: RFC 3339 has been seen, anything else is in the account's zone. */
describe.each([
	['2026-11-20T12:00:00+01:00', '2026-11-20T11:00:00.000Z'],
	['2026-11-20T12:00:00Z', '2026-11-20T12:00:00.000Z'],
	['2018-02-14T12:55:55.759+03:00', '2018-02-14T09:55:55.759Z'],
	['2026-11-20 12:00:00', '2026-11-20T11:00:00.000Z'],
	['2026-11-20T12:00:00', '2026-11-20T11:00:00.000Z'],
	['2026-07-20 12:00:00', '2026-07-20T10:00:00.000Z'],
])('the moment %j', (given, expected) => {
	it(`is ${expected}`, () => expect(convert({ conv_time: given }).convertedAt).toBe(expected));
});

it.each([[''], [null], [undefined], ['0001-01-01T00:00:00Z'], ['yesterday']])(
	'a row without a time is no conversion: %j',
	(conv_time) => expect(toConversion(row({ conv_time }), CONTEXT)).toBeUndefined(),
);

it('is filed under when it was created where it has no other time', () => {
	const conversion = convert({ conv_time: '', created_at: '2026-11-20T12:00:00Z' });
	expect(conversion.convertedAt).toBe('2026-11-20T12:00:00.000Z');
});

describe.each([
	['approved', 'confirmed'],
	['Approved', 'confirmed'],
	['pending', 'pending'],
	['hold', 'pending'],
	['declined', 'rejected'],
	['chargeback', 'refunded'],
	['checked by hand', 'unknown'],
	// Accounts that work without statuses: the conversion counts.
	['', 'confirmed'],
	[null, 'confirmed'],
])('the status %j', (status, expected) => {
	it(`is ${expected}, its own word untouched`, () => {
		expect(convert({ status })).toMatchObject({ status: expected, trackerStatus: status ?? '' });
	});
});

describe.each([
	['Purchase', 'Purchase'],
	['Lead', 'Lead'],
	['Registration', 'CompleteRegistration'],
	['Add to Cart', 'AddToCart'],
	['Upsell 2', 'Custom_Upsell_2'],
	['conversion', 'Purchase'],
	['', 'Purchase'],
])('the type %j', (type, event) => {
	it(`is ${event}`, () => expect(convert({ type })).toMatchObject({ event, trackerEvent: type }));
});

it('the user’s own words come first', () => {
	const context = {
		statusWords: new Map([['checkedbyhand', 'confirmed'] as const]),
		eventWords: new Map([['conversion', 'Lead'] as const]),
	};
	expect(convert({ status: 'checked by hand', type: 'conversion' }, context)).toMatchObject({
		status: 'confirmed',
		event: 'Lead',
	});
});

describe.each([
	['in the currency of the account where it is known', {}, 'USD', [42.5, 0.42, 'USD']],
	['as the row says where it is not', {}, null, [40, null, 'EUR']],
	[
		'as the row says where it has no other',
		{ payout_default: undefined, cost_default: undefined },
		'USD',
		[40, null, 'EUR'],
	],
	['in no currency where none is known', { currency: '' }, null, [40, null, null]],
	[
		'absent where there is none',
		{ payout: null, payout_default: '', cost_default: null, currency: '' },
		'USD',
		[null, null, 'USD'],
	],
] as Array<[string, Row, string | null, unknown[]]>)(
	'amounts are',
	(name, more, currency, expected) => {
		it(name, () => {
			const { revenue, cost, currency: found } = convert(more, { currency });
			expect([revenue, cost, found]).toEqual(expected);
		});
	},
);

it('a click id of an ad platform is found wherever it travels', () => {
	const fbclid = `IwAR${'a'.repeat(57)}`;
	expect(convert({ ref_id: fbclid }).adClickIds).toEqual({ fbclid });
	expect(convert({ sub7: fbclid }).adClickIds).toEqual({ fbclid });
	expect(convert({ external_id: fbclid }).adClickIds).toEqual({ fbclid });
	expect(convert({ page_url: `https://shop.example.com/?fbclid=${fbclid}` }).adClickIds).toEqual({
		fbclid,
	});
});

it('a row without an id is told apart by click, type and time', () => {
	const [a, b] = [convert({ id: '' }), convert({ id: null, type: 'Lead' })];
	expect(a.id).toBe('65f0c9000000000000000001:Purchase:2026-11-20T12:00:00+01:00');
	expect(b.id).not.toBe(a.id);
});

it('ids of zeros stand for nothing', () => {
	const { campaign, landingPage } = convert({ campaign_id: '0'.repeat(24), landing_id: '' });
	expect([campaign.id, landingPage.id]).toEqual([null, null]);
});

it.each([
	['DE', 'DE'],
	['de', 'DE'],
	['Germany', 'DE'],
	['', null],
	['Atlantis', null],
])('the country %j is %j', (country, expected) => {
	expect(convert({ country }).geo.country).toBe(expected);
});

it('a click without an id or a time is none', () => {
	expect(toClick({ id: '', track_time: '2026-11-20T12:00:00Z' }, CONTEXT)).toBeUndefined();
	expect(toClick({ id: 'a1', track_time: '' }, CONTEXT)).toBeUndefined();
});

it.each(Object.keys(GAPS))('the gap %s is a field of a conversion', (name) => {
	const [field = '', part] = name.split('.');
	const value = { ...convert() }[field as keyof Conversion];
	expect(value).toBeDefined();
	if (part !== undefined && field !== 'subIds') expect(value).toHaveProperty(part);
});
