import { googleDataManager } from '../../../../../nodes/shared/platforms/googleDataManager';
import { exampleConversion, sha256 } from '../examples';
import {
	ACCOUNT,
	ACTION,
	ago,
	eventOf,
	GCLID,
	given,
	googleConversion,
	HOUR_MS,
} from '../google/given';

const { platform } = googleDataManager;
const settings = (parameters = {}) =>
	googleDataManager.settings(
		given({ operatingAccount: '123-456-7890', conversionActionId: ACTION, ...parameters }),
	);
const built = (conversion = googleConversion(), parameters = {}) =>
	eventOf(platform, conversion, settings(parameters));

it('builds an event of what a tracker knows', () => {
	expect(built()).toEqual({
		transactionId: 'event-1',
		eventTimestamp: '2026-11-20T11:00:00.000Z',
		eventSource: 'WEB',
		adIdentifiers: { gclid: GCLID },
		conversionValue: 12.5,
		currency: 'USD',
	});
});

it('builds an event of everything a shop knows', () => {
	const conversion = googleConversion({
		convertedAt: '2026-11-20T13:00:00+02:00',
		transactionId: 'order-7',
		user: {
			email: 'Jane.Doe+x@gmail.com',
			phone: '+1 (800) 555-0100',
			firstName: 'Ms. Jane',
			lastName: 'Doe, Jr.',
			postalCode: '94045',
			country: 'United States',
		},
		consent: { adUserData: 'granted', adPersonalization: 'denied' },
		contents: [{ id: 'sku-1', quantity: 2, price: 5 }, { id: 'sku-2' }],
		platformFields: {
			googleDataManager: {
				customerType: 'new',
				sessionAttributes: 'eyJ0ZXN0Ijoi-_',
				eventSource: 'in_store',
				transactionDiscount: 1.5,
				customVariables: { color: 'red', size: 42, blank: '', list: ['no'] },
				email: 'must-not@example.com',
			},
			meta: { customerType: 'RETURNING' },
		},
	});
	const options = {
		'options.transactionIdFrom': 'transactionId',
		'options.merchant': { feed: { merchantId: '111', feedLabel: 'US', language: 'en' } },
		'options.customVariables': {
			items: [
				{ name: 'shop', value: 'one' },
				{ name: '', value: 'x' },
			],
		},
	};
	expect(built(conversion, options)).toEqual({
		transactionId: 'order-7',
		eventTimestamp: '2026-11-20T11:00:00.000Z',
		eventSource: 'IN_STORE',
		adIdentifiers: { gclid: GCLID, sessionAttributes: 'eyJ0ZXN0Ijoi-_' },
		userData: {
			userIdentifiers: [
				{ emailAddress: sha256('janedoe@gmail.com') },
				{ phoneNumber: sha256('+18005550100') },
				{
					address: {
						givenName: sha256('jane'),
						familyName: sha256('doe'),
						regionCode: 'US',
						postalCode: '94045',
					},
				},
			],
		},
		consent: { adUserData: 'CONSENT_GRANTED', adPersonalization: 'CONSENT_DENIED' },
		conversionValue: 12.5,
		currency: 'USD',
		cartData: {
			merchantId: '111',
			merchantFeedLabel: 'US',
			merchantFeedLanguageCode: 'en',
			transactionDiscount: 1.5,
			items: [
				{ merchantProductId: 'sku-1', quantity: '2', unitPrice: 5 },
				{ merchantProductId: 'sku-2', quantity: '1' },
			],
		},
		customVariables: [
			{ variable: 'shop', value: 'one' },
			{ variable: 'color', value: 'red' },
			{ variable: 'size', value: '42' },
		],
		userProperties: { customerType: 'NEW' },
	});
});

it.each(['gbraid', 'wbraid'] as const)(
	'sends %s alone, and no custom variables with it',
	(kind) => {
		const event = built(googleConversion({ adClickIds: { [kind]: 'abc' } }), {
			'options.customVariables': { items: [{ name: 'shop', value: 'one' }] },
		});
		expect(event.adIdentifiers).toEqual({ [kind]: 'abc' });
		expect(event).not.toHaveProperty('customVariables');
	},
);

it('invents no value, and keeps a value of nothing', () => {
	expect(built(googleConversion({ revenue: null }))).not.toHaveProperty('conversionValue');
	expect(built(googleConversion({ revenue: null }))).not.toHaveProperty('currency');
	expect(built(googleConversion({ revenue: 0 })).conversionValue).toBe(0);
});

it('leaves personal data out where the buyer denied it, and says so', () => {
	const event = built(
		googleConversion({ user: { email: 'a@example.com' }, consent: { adUserData: 'denied' } }),
	);
	expect(event).not.toHaveProperty('userData');
	expect(event.consent).toEqual({ adUserData: 'CONSENT_DENIED' });
});

const RESEND = { 'options.changes': 'resend' };

it.each(['rejected', 'refunded'] as const)(
	'sends a %s conversion again with the value 0, if told to',
	(status) => {
		const conversion = googleConversion({ status, updatedAt: ago(HOUR_MS / 2), revenue: -12.5 });
		expect(built(conversion, RESEND)).toMatchObject({
			transactionId: 'event-1',
			conversionValue: 0,
			currency: 'USD',
			lastUpdatedTimestamp: '2026-11-20T11:30:00.000Z',
		});
		expect(platform.about?.(conversion, settings(RESEND))).toBe('value:0');
		expect(platform.refund(settings(RESEND)).supported).toBe(true);
		expect(platform.check(conversion, settings(RESEND), Date.parse(ago(0)))).toBeUndefined();
	},
);

it('tells new revenue from a repetition only where it is to be sent', () => {
	const changed = googleConversion({ change: 'updated', changedFields: ['revenue'], revenue: 20 });
	expect(platform.about?.(changed, settings(RESEND))).toBe('value:20');
	const again = { ...changed, change: 'resync' as const, updatedAt: ago(0) };
	expect(platform.about?.(again, settings(RESEND))).toBe(`value:20@${ago(0)}`);
	expect(platform.about?.(changed, settings())).toBe('');
	const status = googleConversion({ change: 'updated', changedFields: ['status'], revenue: 20 });
	expect(platform.about?.(status, settings(RESEND))).toBe('');
});

it('advises another platform for refunds unless told otherwise', () => {
	expect(platform.refund(settings())).toEqual({
		supported: false,
		reason: 'The Data Manager API has no way to take a conversion back',
		advice: expect.stringContaining("'Google Ads Adjustments'") as string,
	});
});

it('sends the events of each conversion action in a request of their own', () => {
	const own = { items: [{ event: 'Lead', id: '5' }] };
	const chosen = settings({
		'options.conversionActionIds': own,
		'options.loginAccount': '111-222-3333',
		'options.linkedAccount': '4445556666',
		'options.linkedAccountType': 'DATA_PARTNER',
	});
	expect(platform.route?.(exampleConversion({ event: 'Lead' }), chosen)).toBe('5');
	const { method, url, body } = platform.request(['{"a":1}', '{"b":2}'], chosen, '5');
	expect({ method, url }).toEqual({ method: 'POST', url: '/v1/events:ingest' });
	expect(JSON.parse(String(body))).toEqual({
		destinations: [
			{
				operatingAccount: { accountType: 'GOOGLE_ADS', accountId: ACCOUNT },
				loginAccount: { accountType: 'GOOGLE_ADS', accountId: '1112223333' },
				linkedAccount: { accountType: 'DATA_PARTNER', accountId: '4445556666' },
				productDestinationId: '5',
			},
		],
		encoding: 'HEX',
		events: [{ a: 1 }, { b: 2 }],
	});
});

it('asks for a check only in test mode', () => {
	const tested = settings({ 'options.validateOnly': true });
	expect(googleDataManager.isTest(tested)).toBe(true);
	expect(JSON.parse(String(platform.request([], tested, ACTION).body))).toMatchObject({
		validateOnly: true,
	});
});

it.each([
	[{ operatingAccount: '12' }, "'Operating Account' is not the ID of a Google Ads account: 12"],
	[{ 'options.loginAccount': 'me' }, "'Login Account' is not the ID of a Google Ads account: me"],
	[
		{ conversionActionId: 'Sale' },
		"'Conversion Action ID' is not the ID of a conversion action: Sale",
	],
	[
		{ 'options.merchant': { feed: { merchantId: 'm1' } } },
		"'Merchant ID' is not the ID of a Merchant Center account: m1",
	],
])('refuses the settings %j', (parameters, message) => {
	expect(() => settings(parameters)).toThrow(message);
});

it('sends the project of the credential, and its own address', () => {
	expect(googleDataManager.headers?.({ quotaProject: ' my-project ' })).toEqual({
		'x-goog-user-project': 'my-project',
	});
	expect(googleDataManager.headers?.({ quotaProject: '' })).toEqual({});
	expect(googleDataManager.baseUrl({ apiUrl: 'http://127.0.0.1:1//' })).toBe('http://127.0.0.1:1');
	expect(googleDataManager.baseUrl({ apiUrl: '' })).toBe('https://datamanager.googleapis.com');
});
