import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { tiktok } from '../../../../../nodes/shared/platforms/tiktok';
import { faultOfEvent } from '../../../../simulators/tiktok';
import { exampleConversion, NOW_MS, sha256 } from '../examples';
import { eventOf, PAGE, tiktokSettings } from './shop';

const TTCLID = 'E.C.P.CTestTestTestTestTest';
const USER = {
	external_id: sha256('Click-1'),
	ip: '203.0.113.7',
	user_agent: 'Mozilla/5.0 (Test)',
};

it('says all that TikTok can use of a sale on a page', () => {
	const event = eventOf({
		adClickIds: { ttclid: TTCLID, ttp: '94e2a4j9-h3ss-k5b5-98cc-c84n745mk287' },
		transactionId: 'order-1',
		pageUrl: 'https://shop.example.com/thanks',
		referrer: 'https://shop.example.com/cart',
		geo: { country: 'DE', region: 'Berlin', city: 'Berlin' },
		user: {
			email: 'Buyer@Example.com',
			phone: '+49 170 1234567',
			firstName: 'Mary',
			lastName: "O'Neil",
			postalCode: '10115',
			externalId: 'Customer-7',
		},
		contents: [
			{ id: 'sku-1', name: 'Shoe', category: 'Shoes', brand: 'Example', quantity: 2, price: 6.25 },
		],
	});
	expect(event).toEqual({
		event: 'Purchase',
		event_time: NOW_MS / 1_000 - 3_600,
		event_id: 'event-1',
		user: {
			email: sha256('buyer@example.com'),
			phone: sha256('+491701234567'),
			first_name: sha256('mary'),
			last_name: sha256('oneil'),
			zip_code: sha256('10115'),
			external_id: sha256('Customer-7'),
			city: 'berlin',
			state: 'berlin',
			country: 'de',
			ttclid: TTCLID,
			ttp: '94e2a4j9-h3ss-k5b5-98cc-c84n745mk287',
			ip: '203.0.113.7',
			user_agent: 'Mozilla/5.0 (Test)',
		},
		properties: {
			value: 12.5,
			currency: 'USD',
			order_id: 'order-1',
			content_type: 'product',
			contents: [
				{
					content_id: 'sku-1',
					content_name: 'Shoe',
					content_category: 'Shoes',
					brand: 'Example',
					quantity: 2,
					price: 6.25,
				},
			],
		},
		page: { url: 'https://shop.example.com/thanks', referrer: 'https://shop.example.com/cart' },
	});
});

type Case = [string, Partial<Conversion>, object];

const CASES: Case[] = [
	['nothing but the click', { revenue: null, currency: null }, { user: USER, properties: {} }],
	['the page that is set for all', {}, { page: { url: PAGE } }],
	[
		'the click id of the page',
		{ pageUrl: `${PAGE}?ttclid=${TTCLID}` },
		{ user: { ...USER, ttclid: TTCLID } },
	],
	['a macro for the click id', { adClickIds: { ttclid: '__CLICKID__' } }, { user: USER }],
	['blanks', { user: { email: ' ', phone: '', city: ' ' }, transactionId: ' ' }, { user: USER }],
	[
		'hashes',
		{ user: { email: sha256('a@example.com').toUpperCase(), city: sha256('berlin') } },
		{ user: { ...USER, email: sha256('a@example.com') } },
	],
	['the hash of a blank', { user: { email: sha256('') } }, { user: USER }],
	[
		'a number in the place of an id',
		{ contents: [{ id: 7 as never }] },
		{
			properties: {
				value: 12.5,
				currency: 'USD',
				content_type: 'product',
				contents: [{ content_id: '7' }],
			},
		},
	],
	['a free conversion', { revenue: 0 }, { properties: { value: 0, currency: 'USD' } }],
	['no personalised ads', { consent: { adPersonalization: 'denied' } }, { limited_data_use: true }],
];

it.each(CASES)('sends %s', (_what, more, expected) => {
	const event = eventOf(more);
	expect(event).toMatchObject(expected);
	for (const [key, value] of Object.entries(expected)) expect(event[key]).toEqual(value);
	expect(faultOfEvent(event, 'web', NOW_MS)).toBeUndefined();
});

it('asks for limited use where the user wants it for all, and otherwise says nothing of it', () => {
	expect(eventOf({}, tiktokSettings({ 'options.limitedDataUse': true })).limited_data_use).toBe(
		true,
	);
	expect(eventOf({ consent: { adPersonalization: 'unknown' } })).not.toHaveProperty(
		'limited_data_use',
	);
});

it('takes fields by hand, alone or in the object they belong to, and no others', () => {
	const event = eventOf(
		{
			platformFields: {
				tiktok: {
					gaid: '38400000-8CF0-11BD-B23E-10B96E40000D',
					app: { app_id: 'com.example.app', secret: 'x' },
					callback: 'callback-1',
					lead_id: 4711,
					search_string: ' shoes ',
					num_items: '3',
					status: '',
					email: 'plain@example.com',
				},
			},
		},
		tiktokSettings({ eventSource: 'app' }),
	);
	expect(event).toMatchObject({
		user: { gaid: sha256('38400000-8cf0-11bd-b23e-10b96e40000d') },
		app: { app_id: 'com.example.app' },
		ad: { callback: 'callback-1' },
		lead: { lead_id: '4711' },
		properties: { search_string: 'shoes', num_items: 3 },
	});
	expect(JSON.stringify(event)).not.toMatch(/secret|plain@|"status"/);
	expect(faultOfEvent(event, 'app', NOW_MS)).toBeUndefined();
});

it.each(['app', 'crm', 'offline'])('sends no page for %s events', (eventSource) =>
	expect(eventOf({}, tiktokSettings({ eventSource }))).not.toHaveProperty('page'),
);

// Source of the names: ad-platforms §3, and TikTok's Business SDK for those of an app.
it.each<[Conversion['event'], string, string]>([
	['Purchase', 'web', 'Purchase'],
	['Lead', 'web', 'Lead'],
	['Lead', 'crm', 'Lead'],
	['Lead', 'app', 'GenerateLead'],
	['CompleteRegistration', 'offline', 'CompleteRegistration'],
	['CompleteRegistration', 'app', 'Registration'],
	['AddToCart', 'web', 'AddToCart'],
	['Subscribe', 'app', 'Subscribe'],
	['AppInstall', 'web', 'Download'],
	['AppInstall', 'app', 'InstallApp'],
	['Custom_Second_Deposit', 'web', 'Second_Deposit'],
])('calls %s of %s events %s', (event, eventSource, name) =>
	expect(eventOf({ event }, tiktokSettings({ eventSource })).event).toBe(name),
);

it("calls events as the user does, before TikTok's own names", () => {
	const eventNames = new Map<Conversion['event'], string>([['Lead', 'SubmitApplication']]);
	expect(eventOf({ event: 'Lead' }, tiktokSettings({}, { eventNames })).event).toBe(
		'SubmitApplication',
	);
});

it('says once for all events where they come from', () => {
	const outgoing = { conversion: exampleConversion(), eventId: 'e' };
	const settings = tiktokSettings({
		'options.testEventCode': ' TEST1 ',
		'options.eventSourceId': '7',
	});
	const texts = ['a', 'b'].map((eventId) =>
		tiktok.platform.event({ ...outgoing, eventId }, settings),
	);
	const { method, url, body } = tiktok.platform.request(texts, settings, '');
	expect({ method, url }).toEqual({ method: 'POST', url: '/open_api/v1.3/event/track/' });
	expect(JSON.parse(String(body))).toMatchObject({
		event_source: 'web',
		event_source_id: '7',
		test_event_code: 'TEST1',
		data: [{ event_id: 'a' }, { event_id: 'b' }],
	});
	expect(tiktok.isTest(settings)).toBe(true);
	expect(String(tiktok.platform.request(texts, tiktokSettings(), '').body)).not.toContain(
		'test_event',
	);
});

it('refuses settings that make no sense, and says what to do', () => {
	expect(() => tiktokSettings({ eventSource: 'tv' })).toThrow(
		"'Event Source' is none of TikTok's: tv",
	);
	expect(() =>
		tiktok.settings({
			param: <T>(_name: string, fallback: T) => fallback,
			credential: { eventSourceId: ' ' },
			eventNames: new Map(),
			requiresClickId: false,
			hasher: tiktokSettings().hasher,
		}),
	).toThrow("There is no 'Event Source ID'");
});
