import { googleAdsConversions } from '../../../../../nodes/shared/platforms/googleAdsConversions';
import { sha256 } from '../examples';
import {
	ACCOUNT,
	ACTION,
	ago,
	DAY_MS,
	eventOf,
	GCLID,
	given,
	googleConversion,
	HOUR_MS,
} from '../google/given';

const { platform } = googleAdsConversions;
const settings = (parameters = {}) =>
	googleAdsConversions.settings(
		given({ customerId: '123-456-7890', conversionAction: ACTION, ...parameters }),
	);
const built = (conversion = googleConversion(), parameters = {}) =>
	eventOf(platform, conversion, settings(parameters));

it('builds a click conversion of what a tracker knows', () => {
	expect(built()).toEqual({
		conversionAction: `customers/${ACCOUNT}/conversionActions/${ACTION}`,
		conversionDateTime: '2026-11-20 11:00:00+00:00',
		gclid: GCLID,
		conversionValue: 12.5,
		currencyCode: 'USD',
		orderId: 'event-1',
	});
});

it('builds one of everything a shop knows', () => {
	const conversion = googleConversion({
		transactionId: 'order-7',
		user: {
			email: 'a@example.com',
			phone: '+18005550100',
			firstName: 'Jane',
			lastName: 'Doe',
			postalCode: '1',
			country: 'US',
		},
		consent: { adUserData: 'granted', adPersonalization: 'unknown' },
		contents: [{ id: 'sku-1', quantity: 2, price: 5 }],
		platformFields: {
			googleAdsConversions: {
				customerType: 'returning',
				conversionEnvironment: 'web',
				customVariables: { '123': 'red', name: 'not a number' },
				userIpAddress: '203.0.113.7',
			},
		},
	});
	const options = {
		'options.transactionIdFrom': 'transactionId',
		'options.merchant': { feed: { merchantId: '111', feedLabel: 'US', language: 'en' } },
	};
	expect(built(conversion, options)).toEqual({
		conversionAction: `customers/${ACCOUNT}/conversionActions/${ACTION}`,
		conversionDateTime: '2026-11-20 11:00:00+00:00',
		gclid: GCLID,
		userIdentifiers: [
			{ userIdentifierSource: 'FIRST_PARTY', hashedEmail: sha256('a@example.com') },
			{ userIdentifierSource: 'FIRST_PARTY', hashedPhoneNumber: sha256('+18005550100') },
		],
		customVariables: [
			{
				conversionCustomVariable: `customers/${ACCOUNT}/conversionCustomVariables/123`,
				value: 'red',
			},
		],
		conversionValue: 12.5,
		currencyCode: 'USD',
		orderId: 'order-7',
		consent: { adUserData: 'GRANTED' },
		cartData: {
			merchantId: '111',
			feedCountryCode: 'US',
			feedLanguageCode: 'en',
			items: [{ productId: 'sku-1', quantity: 2, unitPrice: 5 }],
		},
		conversionEnvironment: 'WEB',
		customerType: 'RETURNING',
	});
});

it.each(['gbraid', 'wbraid'] as const)('sends %s without anything that names a person', (kind) => {
	const conversion = googleConversion({
		adClickIds: { [kind]: 'abc' },
		user: { email: 'a@example.com' },
		platformFields: { googleAdsConversions: { customVariables: { '1': 'x' } } },
	});
	const event = built(conversion);
	expect(event[kind]).toBe('abc');
	expect(event).not.toHaveProperty('gclid');
	expect(event).not.toHaveProperty('userIdentifiers');
	expect(event).not.toHaveProperty('customVariables');
});

it('asks for partial failure in every upload, and for a mere check in test mode', () => {
	const request = platform.request(['{"a":1}'], settings(), ACTION);
	expect(request.url).toBe(`/v25/customers/${ACCOUNT}:uploadClickConversions`);
	expect(JSON.parse(String(request.body))).toEqual({
		conversions: [{ a: 1 }],
		partialFailure: true,
	});
	const test = settings({ 'options.validateOnly': true, 'options.adsApiVersion': '26' });
	expect(platform.request(['{}'], test, ACTION)).toMatchObject({
		url: `/v26/customers/${ACCOUNT}:uploadClickConversions`,
		body: Buffer.from('{"conversions":[{}],"partialFailure":true,"validateOnly":true}'),
	});
	expect(googleAdsConversions.isTest(test)).toBe(true);
});

it.each([
	[{ customerId: '' }, "'Customer ID' is not the ID of a Google Ads account: it is empty"],
	[{ 'options.adsApiVersion': 'latest' }, "'API Version' is not a version: latest"],
])('refuses the settings %j', (parameters, message) => {
	expect(() => settings(parameters)).toThrow(message);
});

it('sends the developer token and the digits of the manager', () => {
	const headers = googleAdsConversions.headers?.({
		developerToken: ' test-developer ',
		loginCustomerId: '111-222-3333',
	});
	expect(headers).toEqual({
		'developer-token': 'test-developer',
		'login-customer-id': '1112223333',
	});
	expect(googleAdsConversions.headers?.({ developerToken: 'x' })).not.toHaveProperty(
		'login-customer-id',
	);
});

it.each<[string, Parameters<typeof googleConversion>[0], object, string | undefined]>([
	['sound', {}, {}, undefined],
	['of nobody', { adClickIds: {} }, {}, 'no_identity'],
	['91 days old', { convertedAt: ago(91 * DAY_MS), clickedAt: null }, {}, 'too_old'],
	['below nothing', { revenue: -1 }, {}, 'negative_value'],
	['of an event without an action', {}, { conversionAction: '' }, 'no_conversion_action'],
	['of a young click', { clickedAt: ago(2 * HOUR_MS) }, {}, 'TOO_RECENT_CLICK'],
	[
		'of a young click, sent all the same',
		{ clickedAt: ago(2 * HOUR_MS) },
		{ 'options.sendYoungClicks': true },
		undefined,
	],
])('checks a conversion %s', (_what, more, parameters, code) => {
	const found = platform.check(googleConversion(more), settings(parameters), Date.parse(ago(0)));
	expect(found?.code).toBe(code);
});

it('advises adjustments for refunds', () => {
	expect(platform.refund(settings())).toMatchObject({
		supported: false,
		advice: expect.stringContaining("'Google Ads Adjustments'") as string,
	});
});
