import type {
	Conversion,
	ConversionEvent,
} from '../../../../../nodes/shared/conversion/conversion';
import { googleAnalytics } from '../../../../../nodes/shared/platforms/googleAnalytics';
import { derivedClientId } from '../../../../../nodes/shared/platforms/googleAnalytics/client';
import { NOW_MS, sha256 } from '../examples';
import { ago, DAY_MS, eventOf, given, googleConversion, HOUR_MS } from '../google/given';

const { platform } = googleAnalytics;
const settings = (parameters = {}, names: Array<[ConversionEvent, string]> = []) =>
	googleAnalytics.settings(
		given(parameters, {
			credential: { measurementId: 'G-TEST123456' },
			eventNames: new Map(names),
		}),
	);
const byHand = (googleAnalyticsFields: object): Partial<Conversion> => ({
	platformFields: { googleAnalytics: googleAnalyticsFields as never },
});
const built = (conversion = googleConversion(), parameters = {}) =>
	eventOf(platform, conversion, settings(parameters));

it('builds a purchase of what a tracker knows', () => {
	expect(built()).toEqual({
		name: 'purchase',
		timestamp_micros: Date.parse(ago(HOUR_MS)) * 1000,
		params: { currency: 'USD', value: 12.5, transaction_id: 'event-1' },
	});
});

it('builds one of everything a shop knows', () => {
	const conversion = googleConversion({
		transactionId: 'order-7',
		pageUrl: 'https://shop.example.com/thanks',
		referrer: 'https://search.example.com/',
		contents: [
			{ id: 'sku-1', name: 'x'.repeat(120), category: 'Shoes', brand: 'B', quantity: 2, price: 5 },
		],
		...byHand({
			clientId: '1.2',
			sessionId: 1_700_000_000,
			params: { coupon: 'SUMMER', nested: {} },
		}),
	});
	expect(built(conversion, { 'options.transactionIdFrom': 'transactionId' })).toEqual({
		name: 'purchase',
		timestamp_micros: Date.parse(ago(HOUR_MS)) * 1000,
		params: {
			coupon: 'SUMMER',
			currency: 'USD',
			value: 12.5,
			transaction_id: 'order-7',
			page_location: 'https://shop.example.com/thanks',
			page_referrer: 'https://search.example.com/',
			session_id: '1700000000',
			engagement_time_msec: 1,
			items: [
				{
					item_id: 'sku-1',
					item_name: 'x'.repeat(100),
					item_category: 'Shoes',
					item_brand: 'B',
					quantity: 2,
					price: 5,
				},
			],
		},
	});
});

it.each<[ConversionEvent, string]>([
	['Purchase', 'purchase'],
	['Lead', 'generate_lead'],
	['CompleteRegistration', 'sign_up'],
	['AddToCart', 'add_to_cart'],
	['Subscribe', 'subscribe'],
	['AppInstall', 'install'],
	['Custom_Up-Sell 2', 'Up_Sell_2'],
	['Custom_2nd', 'nd'],
	[`Custom_${'x'.repeat(60)}`, 'x'.repeat(40)],
	['Custom_регистрация', 'регистрация'],
	['Custom_123', 'custom_event'],
])('calls %s %s', (event, name) => {
	expect(built(googleConversion({ event })).name).toBe(name);
});

it('calls an event as the user does', () => {
	const own = settings({}, [['Lead', 'qualified_lead']]);
	expect(eventOf(platform, googleConversion({ event: 'Lead' }), own).name).toBe('qualified_lead');
});

it.each(['first_open', 'ga_event', '_x', 'two words', 'x'.repeat(41), '1st'])(
	'refuses the name %s of the user, which Google Analytics would drop',
	(name) =>
		expect(() => settings({}, [['Lead', name]])).toThrow(
			`The name '${name}' for Lead cannot be used`,
		),
);

it.each(['rejected', 'refunded'] as const)(
	'takes a %s purchase back under the same transaction ID',
	(status) => {
		const sale = googleConversion({ transactionId: 'order-7' });
		const chosen = { 'options.transactionIdFrom': 'transactionId' };
		const refund = built({ ...sale, status, revenue: -12.5 }, chosen);
		expect(refund).toEqual({
			name: 'refund',
			params: { currency: 'USD', value: 12.5, transaction_id: 'order-7' },
		});
		expect(platform.about?.({ ...sale, status }, settings())).toBe('refund');
		expect(platform.about?.(sale, settings())).toBe('');
	},
);

it('gives other events no transaction', () => {
	expect(built(googleConversion({ event: 'Lead' })).params).not.toHaveProperty('transaction_id');
});

const visitor = (more: Partial<Conversion>, parameters = {}) =>
	JSON.parse(platform.route?.(googleConversion(more), settings(parameters)) ?? '') as object;

it.each([
	['as given', '1234567890.1700000000', '1234567890.1700000000'],
	['from the cookie', 'GA1.1.1234567890.1700000000', '1234567890.1700000000'],
	['from a cookie of a subdomain', 'GA1.2-2.1234567890.1700000000', '1234567890.1700000000'],
])('knows the visitor %s', (_what, clientId, expected) => {
	expect(visitor(byHand({ clientId }))).toEqual({ client_id: expected });
});

it('makes up a visitor of the click, the same for all its conversions', () => {
	const lead = googleConversion({ id: 'c1', event: 'Lead', clickId: 'click' });
	const sale = googleConversion({ id: 'c2', clickId: 'click' });
	expect(derivedClientId(lead)).toBe(derivedClientId(sale));
	expect(derivedClientId(lead)).toMatch(/^\d{10}\.\d{10}$/);
	expect(derivedClientId({ ...lead, clickId: 'other' })).not.toBe(derivedClientId(lead));
	expect(derivedClientId({ ...lead, account: 'other' })).not.toBe(derivedClientId(lead));
	expect(visitor({ clickId: 'click' })).toEqual({ client_id: derivedClientId(sale) });
});

it('says what the visitor said, and hashes what names them only where that is wanted', () => {
	const more = {
		...byHand({ clientId: '1.2', userId: 'u7' }),
		user: {
			email: 'a@gmail.com',
			phone: '+18005550100',
			firstName: 'Jane',
			lastName: 'Doe',
			postalCode: '94045',
			country: 'us',
		},
		consent: { adUserData: 'granted', adPersonalization: 'denied' } as const,
	};
	const said = { ad_user_data: 'GRANTED', ad_personalization: 'DENIED' };
	expect(visitor(more)).toEqual({ client_id: '1.2', user_id: 'u7', consent: said });
	expect(visitor(more, { 'options.sendUserData': true })).toEqual({
		client_id: '1.2',
		user_id: 'u7',
		consent: said,
		user_data: {
			sha256_email_address: [sha256('a@gmail.com')],
			sha256_phone_number: [sha256('+18005550100')],
			address: [
				{
					sha256_first_name: sha256('jane'),
					sha256_last_name: sha256('doe'),
					postal_code: '94045',
					country: 'US',
				},
			],
		},
	});
});

it('puts the visitor and the events into one body, without the secret in the address', () => {
	const route = platform.route?.(googleConversion(byHand({ clientId: '1.2' })), settings()) ?? '';
	const { method, url, body } = platform.request(
		['{"name":"a"}', '{"name":"b"}'],
		settings(),
		route,
	);
	expect({ method, url }).toEqual({ method: 'POST', url: '/mp/collect' });
	expect(JSON.parse(String(body))).toEqual({
		client_id: '1.2',
		events: [{ name: 'a' }, { name: 'b' }],
	});
});

it('has events looked at one by one in test mode', () => {
	const test = settings({ 'options.validateOnly': true });
	const { url, body } = platform.request(['{"name":"a"}'], test, '{"client_id":"1.2"}');
	expect(url).toBe('/debug/mp/collect');
	expect(JSON.parse(String(body))).toMatchObject({
		validation_behavior: 'ENFORCE_RECOMMENDATIONS',
	});
	expect(platform.batchSize?.(test)).toBe(1);
	expect(googleAnalytics.isTest(test)).toBe(true);
});

it.each([
	[{}, 'https://www.google-analytics.com'],
	[{ region: 'eu' }, 'https://region1.google-analytics.com'],
	[{ region: 'eu', apiUrl: ' https://metrics.example.com/ ' }, 'https://metrics.example.com'],
])('sends with %j to %s', (credential, url) =>
	expect(googleAnalytics.baseUrl(credential)).toBe(url),
);

const params = (count: number) =>
	Object.fromEntries(Array.from({ length: count }, (_, n) => [`p${n}`, n]));
const contents = (count: number, name: string) =>
	Array.from({ length: count }, (_, n) => ({ id: `sku-${n}`, name, category: name, brand: name }));

// What Google Analytics would drop or cut without a word (ad-platforms §2.5), by code.
it.each<[string, Partial<Conversion>, object, string | undefined]>([
	['sound', {}, {}, undefined],
	['71 hours old', { convertedAt: ago(71 * HOUR_MS) }, {}, undefined],
	['73 hours old', { convertedAt: ago(73 * HOUR_MS) }, {}, 'too_old'],
	['of tomorrow', { convertedAt: ago(-DAY_MS) }, {}, 'in_the_future'],
	['below nothing', { revenue: -1 }, {}, 'negative_value'],
	['with a value of no currency', { currency: null }, {}, 'no_currency'],
	['refunded long ago', { status: 'refunded', convertedAt: ago(30 * DAY_MS) }, {}, undefined],
	['of a lead that was rejected', { status: 'rejected', event: 'Lead' }, {}, 'no_refund'],
	['of a reserved name', { event: 'Custom_first_open' }, {}, 'event_name'],
	['of a reserved prefix', { event: 'Custom_ga_x' }, {}, 'event_name'],
	['of a visitor it does not know', {}, { 'options.clientless': 'skip' }, 'no_client_id'],
	[
		'of a visitor it knows',
		byHand({ clientId: '1.2' }),
		{ 'options.clientless': 'skip' },
		undefined,
	],
	['with 22 parameters by hand', byHand({ params: params(22) }), {}, undefined],
	['with 23 parameters by hand', byHand({ params: params(23) }), {}, 'parameter'],
	['with a long name', byHand({ params: { ['x'.repeat(41)]: 1 } }), {}, 'parameter'],
	['with a reserved name', byHand({ params: { google_x: 1 } }), {}, 'parameter'],
	['with a long value', byHand({ params: { note: 'x'.repeat(101) } }), {}, 'parameter'],
	['with a long title', byHand({ params: { page_title: 'x'.repeat(300) } }), {}, undefined],
	['of 200 items', { contents: contents(200, 'x') }, {}, undefined],
	['of 201 items', { contents: contents(201, 'x') }, {}, 'too_large'],
	['of 200 items with long names', { contents: contents(200, '漢'.repeat(100)) }, {}, 'too_large'],
])('checks a conversion %s', (_what, more, parameters, code) => {
	expect(platform.check(googleConversion(more), settings(parameters), NOW_MS)?.code).toBe(code);
});

it('takes refunds', () => {
	expect(platform.refund(settings())).toMatchObject({ supported: true });
});
