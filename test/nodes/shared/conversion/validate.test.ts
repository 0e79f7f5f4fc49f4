import type { IDataObject } from 'n8n-workflow';

import { readConversion } from '../../../../nodes/shared/conversion/validate';

const MINIMAL: IDataObject = {
	id: 'c-1',
	event: 'Purchase',
	convertedAt: '2026-11-20T12:00:00.000Z',
};

const problemOf = (more: IDataObject) => {
	const read = readConversion({ ...MINIMAL, ...more });
	return 'problem' in read ? read.problem : undefined;
};
const conversionOf = (json: IDataObject) => {
	const read = readConversion(json);
	if ('problem' in read) throw new Error(read.problem);
	return read.conversion;
};

const TIME = 'must be an ISO 8601 time with a time zone, such as 2026-11-20T12:00:00Z';

describe.each<[string, unknown, string]>([
	['id', undefined, 'must be a text'],
	['id', '  ', 'must be a text'],
	['id', 17, 'must be a text'],
	['event', undefined, 'must be a text'],
	['event', null, 'must be a text'],
	['convertedAt', undefined, TIME],
	['convertedAt', '2026-11-20 12:00:00', TIME],
	['convertedAt', '2026-11-20T12:00:00', TIME],
	['convertedAt', '2026-13-20T12:00:00Z', TIME],
	['convertedAt', '2026-02-30T12:00:00.000Z', TIME],
	['convertedAt', 1_763_640_000, TIME],
	['clickedAt', 'yesterday', TIME],
	['updatedAt', '0000-00-00 00:00:00', TIME],
	['status', 'sale', 'must be one of confirmed, pending, rejected, refunded, unknown'],
	['revenue', '12.50', 'must be a number'],
	['revenue', NaN, 'must be a number'],
	['revenue', Infinity, 'must be a number'],
	['cost', {}, 'must be a number'],
	['currency', 'dollars', 'must be an ISO 4217 code such as USD'],
	['currency', '', 'must be an ISO 4217 code such as USD'],
	['clickId', 5, 'must be a text'],
	['ip', ['203.0.113.7'], 'must be a text'],
	['pageUrl', {}, 'must be a text'],
	['changedFields', 'revenue', 'must be a list'],
	['campaign', 'Summer', 'must be an object'],
	['subIds', [], 'must be an object'],
	['geo', 'DE', 'must be an object'],
	['geo', { city: ['Berlin'] }, "must have a text in 'city'"],
	['user', 'buyer@example.com', 'must be an object'],
	['user', { email: ['buyer@example.com'] }, "must have a text in 'email'"],
	['user', { phone: { code: 49 } }, "must have a text in 'phone'"],
	['adClickIds', { fbclid: true }, "must have a text in 'fbclid'"],
])('an item whose %s is %j', (field, value, words) => {
	it('is told apart by a message that names the field', () =>
		expect(problemOf({ [field]: value as IDataObject })).toBe(`Field '${field}' ${words}`));
	it('shows no value in the message: it may be personal', () =>
		expect(problemOf({ [field]: value as IDataObject })).not.toContain('buyer@'));
});

it('says of an item that is no conversion which field it lacks', () => {
	expect(readConversion({})).toEqual({ problem: "Field 'id' must be a text" });
	expect(readConversion({ order_id: 1, total: 2 })).toEqual({
		problem: "Field 'id' must be a text",
	});
});

describe.each<[string, IDataObject]>([
	['a time with an offset', { convertedAt: '2026-11-20T12:00:00+03:00' }],
	['a time without milliseconds', { convertedAt: '2026-11-20T12:00:00Z' }],
	['no revenue', { revenue: null }],
	['revenue zero', { revenue: 0 }],
	['a phone number as a number', { user: { phone: 491_701_234_567 } }],
	['user null', { user: null as unknown as IDataObject }],
	['click ids null', { adClickIds: { fbclid: null, fbp: null } }],
	['fields nobody knows', { order: { lines: [1, 2] } }],
	['a geo with more in it', { geo: { city: 'Berlin', location: { lat: 1 } } }],
])('an item with %s', (_what, more) => {
	it('is taken for a conversion', () => expect(problemOf(more)).toBeUndefined());
});

it('fills what is absent, so that the rules need not ask', () => {
	expect(conversionOf(MINIMAL)).toEqual({
		...MINIMAL,
		version: '',
		change: 'new',
		changedFields: [],
		tracker: 'other',
		account: '',
		status: 'confirmed',
		trackerStatus: '',
		trackerEvent: '',
		revenue: null,
		currency: null,
		cost: null,
		clickedAt: null,
		updatedAt: null,
		clickId: null,
		externalId: null,
		transactionId: null,
		adClickIds: {},
		campaign: { id: null, name: null, state: null },
		flow: { id: null, name: null },
		offer: { id: null, name: null },
		landingPage: { id: null, name: null },
		trafficSource: { id: null, name: null },
		affiliateNetwork: { id: null, name: null },
		counting: 'counted',
		subIds: {},
		geo: { country: null, region: null, city: null },
		device: { type: null, os: null, browser: null },
		ip: null,
		userAgent: null,
		referrer: null,
		pageUrl: null,
	});
});

it('replaces null where the shape always has something, and leaves the input alone', () => {
	const json: IDataObject = { ...MINIMAL, adClickIds: null, campaign: null, revenue: 5 };
	expect(conversionOf(json)).toMatchObject({
		adClickIds: {},
		campaign: { state: null },
		revenue: 5,
	});
	expect(json).toEqual({ ...MINIMAL, adClickIds: null, campaign: null, revenue: 5 });
});

it('does not copy a complete item, of which there may be 100,000', () => {
	const whole = conversionOf(MINIMAL);
	expect(conversionOf(whole as unknown as IDataObject)).toBe(whole);
});

describe.each([
	[{ event: 'purchase' }, { event: 'Purchase' }],
	[{ event: 'sale' }, { event: 'Purchase' }],
	[{ event: 'ViewContent' }, { event: 'Custom_ViewContent' }],
	[{ currency: ' usd ' }, { currency: 'USD' }],
	[{ event: 'deposit' }, { event: 'Purchase', currency: null }],
	[{ event: 'Custom_My Event' }, { event: 'Custom_My Event' }],
])('an item with %j', (given, meant) => {
	it(`is a conversion with ${JSON.stringify(meant)}, not some event of its own`, () =>
		expect(conversionOf({ ...MINIMAL, ...given })).toMatchObject(meant));
});
