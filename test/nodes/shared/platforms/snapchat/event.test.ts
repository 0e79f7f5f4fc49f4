import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { snapchat } from '../../../../../nodes/shared/platforms/snapchat';
import { STANDARD } from '../../../../../nodes/shared/platforms/snapchat/eventName';
import { faultOfEvent } from '../../../../simulators/snapchat';
import { NOW_MS, sha256 } from '../examples';
import { eventOf, PAGE, snapchatSettings } from './shop';

const EXTINFO = ['i2', '', '', '', '17.5', '', '', '', '', '', '', '', '', '', '', ''];

it('says all that Snap can use of a sale on a page', () => {
	const event = eventOf({
		adClickIds: { scCid: 'click-of-snap' },
		transactionId: 'order-1',
		pageUrl: 'https://shop.example.com/thanks',
		geo: { country: 'US', region: 'California', city: 'San Jose' },
		user: {
			email: 'Buyer@Example.com',
			phone: '+1 650 555 1212',
			firstName: 'Mary',
			lastName: 'Miller',
			postalCode: '95110-1234',
			dateOfBirth: '1990-02-01',
			gender: 'female',
			externalId: 'Customer-7',
		},
		contents: [
			{ id: 'sku-1', brand: 'Example', quantity: 2, price: 5 },
			{ id: 'sku-2', price: 2.5 },
		],
		platformFields: { snapchat: { sc_cookie1: 'cookie-of-snap' } },
	});
	expect(event).toEqual({
		event_name: 'PURCHASE',
		event_time: NOW_MS - 3_600_000,
		event_id: 'event-1',
		action_source: 'WEB',
		event_source_url: 'https://shop.example.com/thanks',
		user_data: {
			em: [sha256('buyer@example.com')],
			ph: [sha256('16505551212')],
			fn: [sha256('mary')],
			ln: [sha256('miller')],
			ge: [sha256('f')],
			db: [sha256('19900201')],
			ct: [sha256('sanjose')],
			st: [sha256('ca')],
			zp: [sha256('95110')],
			country: [sha256('us')],
			external_id: [sha256('Customer-7')],
			sc_click_id: 'click-of-snap',
			sc_cookie1: 'cookie-of-snap',
			client_ip_address: '203.0.113.7',
			client_user_agent: 'Mozilla/5.0 (Test)',
		},
		custom_data: {
			value: 12.5,
			currency: 'USD',
			order_id: 'order-1',
			content_ids: ['sku-1', 'sku-2'],
			contents: [
				{ id: 'sku-1', brand: 'Example', quantity: 2, item_price: 5 },
				{ id: 'sku-2', item_price: 2.5 },
			],
			num_items: 3,
		},
	});
	expect(faultOfEvent(event, NOW_MS)).toBeUndefined();
});

const user = (more: object) => ({
	external_id: [sha256('Click-1')],
	client_ip_address: '203.0.113.7',
	client_user_agent: 'Mozilla/5.0 (Test)',
	...more,
});

it.each<[string, Partial<Conversion>, object]>([
	['nothing but the visit', {}, { user_data: user({}), event_source_url: PAGE }],
	['blanks', { user: { email: ' ', phone: '' }, transactionId: '' }, { user_data: user({}) }],
	['the hash of a blank', { user: { email: sha256('') } }, { user_data: user({}) }],
	[
		'a hash',
		{ user: { email: sha256('a@example.com') } },
		{ user_data: user({ em: [sha256('a@example.com')] }) },
	],
	[
		'the click id of the page',
		{ pageUrl: `${PAGE}?ScCid=abc` },
		{ user_data: user({ sc_click_id: 'abc' }) },
	],
	['a macro for it', { adClickIds: { scCid: '{ScCid}' } }, { user_data: user({}) }],
	[
		'a number in the place of an id',
		{ contents: [{ id: 7 as never }] },
		{
			custom_data: {
				value: 12.5,
				currency: 'USD',
				content_ids: ['7'],
				contents: [{ id: '7' }],
				num_items: 1,
			},
		},
	],
	[
		'no personalised ads',
		{ consent: { adPersonalization: 'denied' } },
		{
			data_processing_options: ['LDU'],
			data_processing_options_country: 0,
			data_processing_options_state: 0,
		},
	],
])('sends %s', (_what, more, expected) => {
	const event = eventOf(more);
	for (const [key, value] of Object.entries(expected)) expect(event[key]).toEqual(value);
	expect(faultOfEvent(event, NOW_MS)).toBeUndefined();
});

it('limits the use of all events where the user wants it, and otherwise says nothing of it', () => {
	const settings = snapchatSettings({ 'options.limitedDataUse': true });
	expect(eventOf({}, settings)).toMatchObject({ data_processing_options: ['LDU'] });
	expect(eventOf()).not.toHaveProperty('data_processing_options');
});

it('takes what an event of an app needs by hand, its blanks included', () => {
	const event = eventOf(
		{
			platformFields: {
				snapchat: {
					app_data: { extinfo: EXTINFO, advertiser_tracking_enabled: false },
					madid: ' 38400000-8CF0-11BD-B23E-10B96E40000D ',
					email: 'plain@example.com',
				},
			},
		},
		snapchatSettings({ actionSource: 'MOBILE_APP' }),
	);
	expect(event).toMatchObject({
		action_source: 'MOBILE_APP',
		app_data: { extinfo: EXTINFO, advertiser_tracking_enabled: 0 },
		user_data: { madid: '38400000-8cf0-11bd-b23e-10b96e40000d' },
	});
	expect(event).not.toHaveProperty('event_source_url');
	expect(JSON.stringify(event)).not.toContain('plain@');
	expect(faultOfEvent(event, NOW_MS)).toBeUndefined();
});

it.each<[Conversion['event'], string | undefined]>([
	['Purchase', 'PURCHASE'],
	['Lead', 'SIGN_UP'],
	['CompleteRegistration', 'SIGN_UP'],
	['AddToCart', 'ADD_CART'],
	['Subscribe', 'SUBSCRIBE'],
	['AppInstall', 'APP_INSTALL'],
	['Custom_StartTrial', 'START_TRIAL'],
	['Custom_custom_event_3', 'CUSTOM_EVENT_3'],
	['Custom_Second_Deposit', undefined],
])('calls %s %s', (event, name) => expect(eventOf({ event }).event_name).toBe(name));

it.each([
	['custom event 1', 'CUSTOM_EVENT_1'],
	['START_TRIAL', 'START_TRIAL'],
	['BRAND_NEW', 'BRAND_NEW'],
])('calls an event as the user does: %s', (given, name) => {
	const eventNames = new Map<Conversion['event'], string>([['Custom_Deposit', given]]);
	const settings = snapchatSettings({}, { eventNames });
	expect(eventOf({ event: 'Custom_Deposit' }, settings).event_name).toBe(name);
});

it.each(STANDARD)('knows %s as Snap does', (name) => {
	const custom_data = { value: 1, currency: 'USD' };
	expect(faultOfEvent({ ...eventOf(), event_name: name, custom_data }, NOW_MS)).toBeUndefined();
});

it.each([
	[false, '/v3/1ec32188-0000-4000-8000-c949a984a39f/events'],
	[true, '/v3/1ec32188-0000-4000-8000-c949a984a39f/events/validate'],
])('goes, in test mode %s, to %s', (testMode, url) => {
	const settings = snapchatSettings({ 'options.testMode': testMode });
	const request = snapchat.platform.request(['{"a":1}', '{"b":2}'], settings, '');
	expect(request).toMatchObject({ method: 'POST', url });
	expect(String(request.body)).toBe('{"data":[{"a":1},{"b":2}]}');
	expect(snapchat.isTest(settings)).toBe(testMode);
});

it('refuses an action source of another platform', () =>
	expect(() => snapchatSettings({ actionSource: 'website' })).toThrow(
		"'Action Source' is none of Snapchat's: website",
	));
