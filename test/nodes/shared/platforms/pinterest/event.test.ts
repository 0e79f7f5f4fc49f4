import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { pinterest } from '../../../../../nodes/shared/platforms/pinterest';
import { STANDARD } from '../../../../../nodes/shared/platforms/pinterest/eventName';
import { faultOfEvent } from '../../../../simulators/pinterest';
import { NOW_MS, sha256 } from '../examples';
import { eventOf, PAGE, pinterestSettings } from './shop';

it('says all that Pinterest can use of a sale on a page', () => {
	const event = eventOf({
		adClickIds: { epik: 'dj0yJnU9dGVzdA' },
		transactionId: 'order-1',
		pageUrl: 'https://shop.example.com/thanks',
		geo: { country: 'US', region: 'California', city: 'San Jose' },
		user: { email: 'Buyer@Example.com', phone: '+1 650 555 1212', firstName: 'Mary', gender: 'f' },
		contents: [
			{
				id: 'sku-1',
				name: 'Shirt',
				category: 'Shirts',
				brand: 'Example',
				quantity: 3,
				price: 14.99,
			},
		],
	});
	expect(event).toEqual({
		event_name: 'checkout',
		action_source: 'web',
		event_time: NOW_MS / 1_000 - 3_600,
		event_id: 'event-1',
		event_source_url: 'https://shop.example.com/thanks',
		user_data: {
			em: [sha256('buyer@example.com')],
			ph: [sha256('16505551212')],
			fn: [sha256('mary')],
			ge: [sha256('f')],
			ct: [sha256('sanjose')],
			st: [sha256('ca')],
			country: [sha256('us')],
			external_id: [sha256('Click-1')],
			click_id: 'dj0yJnU9dGVzdA',
			client_ip_address: '203.0.113.7',
			client_user_agent: 'Mozilla/5.0 (Test)',
		},
		custom_data: {
			currency: 'USD',
			value: '12.5',
			order_id: 'order-1',
			content_ids: ['sku-1'],
			contents: [
				{
					id: 'sku-1',
					item_name: 'Shirt',
					item_category: 'Shirts',
					item_brand: 'Example',
					quantity: 3,
					item_price: '14.99',
				},
			],
			num_items: 3,
		},
	});
	expect(faultOfEvent(event, NOW_MS)).toBeUndefined();
});

const user = (more: object = {}) => ({
	external_id: [sha256('Click-1')],
	client_ip_address: '203.0.113.7',
	client_user_agent: 'Mozilla/5.0 (Test)',
	...more,
});

it.each<[string, Partial<Conversion>, object]>([
	['nothing but the visit', {}, { user_data: user(), event_source_url: PAGE }],
	['no money', { revenue: null, currency: null }, { custom_data: {} }],
	[
		'a value without currency, which is that of the account',
		{ currency: null },
		{ custom_data: { value: '12.5' } },
	],
	['a free conversion', { revenue: 0 }, { custom_data: { currency: 'USD', value: '0' } }],
	['blanks', { user: { email: ' ' }, transactionId: ' ' }, { user_data: user() }],
	['the hash of a blank', { user: { email: sha256('') } }, { user_data: user() }],
	[
		'the click id of the page',
		{ pageUrl: `${PAGE}?epik=abc` },
		{ user_data: user({ click_id: 'abc' }) },
	],
	[
		'a number in the place of an id',
		{ contents: [{ id: 7 as never, price: 2 }] },
		{
			custom_data: {
				currency: 'USD',
				value: '12.5',
				content_ids: ['7'],
				contents: [{ id: '7', item_price: '2' }],
				num_items: 1,
			},
		},
	],
	[
		'no personalised ads',
		{ consent: { adPersonalization: 'denied' } },
		{
			custom_data: { currency: 'USD', value: '12.5', opt_out_type: 'LDP' },
		},
	],
	[
		'fields by hand',
		{
			platformFields: {
				pinterest: {
					app_id: 429047995,
					wifi: true,
					hashed_maids: ['38400000-8CF0-11BD-B23E-10B96E40000D'],
					predicted_ltv: 2794.82,
					np: 'ss-example',
					email: 'plain@example.com',
				},
			},
		},
		{
			app_id: '429047995',
			wifi: true,
			user_data: user({ hashed_maids: [sha256('38400000-8cf0-11bd-b23e-10b96e40000d')] }),
			custom_data: { currency: 'USD', value: '12.5', predicted_ltv: '2794.82', np: 'ss-example' },
		},
	],
])('sends %s', (_what, more, expected) => {
	const event = eventOf(more);
	for (const [key, value] of Object.entries(expected)) expect(event[key]).toEqual(value);
	expect(JSON.stringify(event)).not.toContain('plain@');
	expect(faultOfEvent(event, NOW_MS)).toBeUndefined();
});

it('limits the processing of all events where the user wants it', () => {
	const settings = pinterestSettings({ 'options.limitedDataUse': true });
	expect(eventOf({}, settings)).toMatchObject({ custom_data: { opt_out_type: 'LDP' } });
	expect(JSON.stringify(eventOf())).not.toContain('LDP');
});

it.each<[Conversion['event'], string]>([
	['Purchase', 'checkout'],
	['Lead', 'lead'],
	['CompleteRegistration', 'signup'],
	['AddToCart', 'add_to_cart'],
	['Subscribe', 'subscribe'],
	['AppInstall', 'app_install'],
	['Custom_InitiateCheckout', 'initiate_checkout'],
	['Custom_Second_Deposit', 'custom'],
])('calls %s %s', (event, name) => expect(eventOf({ event }).event_name).toBe(name));

it('calls an event as the user does', () => {
	const eventNames = new Map<Conversion['event'], string>([['Lead', 'Watch Video']]);
	const settings = pinterestSettings({}, { eventNames });
	expect(eventOf({ event: 'Lead' }, settings).event_name).toBe('watch_video');
});

it.each(STANDARD)('knows %s as Pinterest does', (name) =>
	expect(faultOfEvent({ ...eventOf(), event_name: name }, NOW_MS)).toBeUndefined(),
);

it.each([
	[false, '/v5/ad_accounts/549755885175/events'],
	[true, '/v5/ad_accounts/549755885175/events?test=true'],
])('goes, in test mode %s, to %s', (testMode, url) => {
	const settings = pinterestSettings({ 'options.testMode': testMode });
	const request = pinterest.platform.request(['{"a":1}', '{"b":2}'], settings, '');
	expect(request).toMatchObject({ method: 'POST', url });
	expect(String(request.body)).toBe('{"data":[{"a":1},{"b":2}]}');
	expect(pinterest.isTest(settings)).toBe(testMode);
});

it('refuses an action source of another platform, and an ad account that is no number', () => {
	expect(() => pinterestSettings({ actionSource: 'website' })).toThrow(
		"'Action Source' is none of Pinterest's: website",
	);
	expect(() =>
		pinterest.settings({
			param: <T>(_name: string, fallback: T) => fallback,
			credential: { adAccountId: 'my account' },
			eventNames: new Map(),
			requiresClickId: false,
			hasher: pinterestSettings().hasher,
		}),
	).toThrow("'Ad Account ID' is not a number");
});
