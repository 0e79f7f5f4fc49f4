import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { reddit } from '../../../../../nodes/shared/platforms/reddit';
import { STANDARD } from '../../../../../nodes/shared/platforms/reddit/eventType';
import { faultOfEvent } from '../../../../simulators/reddit';
import { NOW_MS, sha256 } from '../examples';
import { eventOf, PAGE, redditSettings } from './shop';

it('says all that Reddit can use of a sale on a page', () => {
	const event = eventOf({
		adClickIds: { rdtCid: '3184742045291813272' },
		pageUrl: 'https://shop.example.com/thanks',
		user: { email: 'Buy.er+1@Example.com', phone: '+1 555 444 1234', externalId: 'Customer-7' },
		contents: [
			{ id: 'sku-1', name: 'Shoe', category: 'Shoes', quantity: 2, price: 6.25 },
			{ id: 'sku-2' },
		],
		platformFields: {
			reddit: { uuid: '1677712978045.b8f7', user: { aaid: 'AB-12', idfa: 'cd-34' }, other: 1 },
		},
	});
	expect(event).toEqual({
		event_at: NOW_MS - 3_600_000,
		action_source: 'WEBSITE',
		event_source_url: 'https://shop.example.com/thanks',
		click_id: '3184742045291813272',
		type: { tracking_type: 'PURCHASE' },
		user: {
			email: sha256('buyer@example.com'),
			phone_number: sha256('+15554441234'),
			external_id: sha256('Customer-7'),
			ip_address: '203.0.113.7',
			user_agent: 'Mozilla/5.0 (Test)',
			uuid: '1677712978045.b8f7',
			aaid: sha256('ab-12'),
			idfa: sha256('CD-34'),
		},
		metadata: {
			conversion_id: 'event-1',
			value: 12.5,
			currency: 'USD',
			products: [
				{ id: 'sku-1', name: 'Shoe', category: 'Shoes', quantity: 2, item_price: 6.25 },
				{ id: 'sku-2' },
			],
			item_count: 3,
		},
	});
	expect(faultOfEvent(event, NOW_MS)).toBeUndefined();
});

const USER = {
	external_id: sha256('Click-1'),
	ip_address: '203.0.113.7',
	user_agent: 'Mozilla/5.0 (Test)',
};
const limited = (place: object) => ({
	user: { ...USER, data_processing_options: { modes: ['LDU'], ...place } },
});
const DENIED = { consent: { adPersonalization: 'denied' } } as const;

it.each<[string, Partial<Conversion>, object]>([
	['nothing but the visit', {}, { user: USER, event_source_url: PAGE }],
	['no money', { revenue: null, currency: null }, { metadata: { conversion_id: 'event-1' } }],
	['blanks', { user: { email: ' ', phone: '' } }, { user: USER }],
	['the hash of a blank', { user: { email: sha256('') } }, { user: USER }],
	[
		'a hash',
		{ user: { email: sha256('a@example.com') } },
		{ user: { email: sha256('a@example.com'), ...USER } },
	],
	['the click id of the page', { pageUrl: `${PAGE}?rdt_cid=7` }, { click_id: '7' }],
	['no personalised ads', DENIED, limited({})],
	[
		'none in Germany',
		{ ...DENIED, user: { country: 'Germany', region: 'Bayern' } },
		limited({ country: 'DE' }),
	],
	[
		'none in California',
		{ ...DENIED, geo: { country: 'US', region: 'California', city: null } },
		limited({ country: 'US', region: 'US-CA' }),
	],
	[
		'a lead with contents, which are not counted',
		{ event: 'Lead', contents: [{ id: 7 as never }] },
		{
			type: { tracking_type: 'LEAD' },
			metadata: { conversion_id: 'event-1', value: 12.5, currency: 'USD', products: [{ id: '7' }] },
		},
	],
	[
		'a search, which has no value',
		{ event: 'Custom_Search' },
		{
			type: { tracking_type: 'SEARCH' },
			metadata: { conversion_id: 'event-1' },
		},
	],
])('sends %s', (_what, more, expected) => {
	const event = eventOf(more);
	for (const [key, value] of Object.entries(expected)) expect(event[key]).toEqual(value);
	expect(faultOfEvent(event, NOW_MS)).toBeUndefined();
});

it('tells of a shop neither device nor click', () => {
	const settings = redditSettings({ actionSource: 'PHYSICAL_STORE' });
	const event = eventOf(
		{ adClickIds: { rdtCid: '1' }, user: { email: 'a@example.com' } },
		settings,
	);
	expect(event.user).toEqual({ email: sha256('a@example.com'), external_id: sha256('Click-1') });
	expect(event).not.toHaveProperty('click_id');
	expect(event).not.toHaveProperty('event_source_url');
	expect(faultOfEvent(event, NOW_MS)).toBeUndefined();
});

it.each<[Conversion['event'], object]>([
	['Purchase', { tracking_type: 'PURCHASE' }],
	['Lead', { tracking_type: 'LEAD' }],
	['CompleteRegistration', { tracking_type: 'SIGN_UP' }],
	['AddToCart', { tracking_type: 'ADD_TO_CART' }],
	['Subscribe', { tracking_type: 'CUSTOM', custom_event_name: 'Subscribe' }],
	['AppInstall', { tracking_type: 'CUSTOM', custom_event_name: 'AppInstall' }],
	['Custom_ViewContent', { tracking_type: 'VIEW_CONTENT' }],
	['Custom_Second_Deposit', { tracking_type: 'CUSTOM', custom_event_name: 'Second_Deposit' }],
])('takes %s for %j', (event, type) => expect(eventOf({ event }).type).toEqual(type));

it('calls an event as the user does', () => {
	const eventNames = new Map<Conversion['event'], string>([
		['Lead', 'Sign Up'],
		['Purchase', 'First Deposit'],
	]);
	const settings = redditSettings({}, { eventNames });
	expect(eventOf({ event: 'Lead' }, settings).type).toEqual({ tracking_type: 'SIGN_UP' });
	expect(eventOf({}, settings).type).toEqual({
		tracking_type: 'CUSTOM',
		custom_event_name: 'First Deposit',
	});
});

it.each(STANDARD)('knows %s as Reddit does', (tracking_type) =>
	expect(faultOfEvent({ ...eventOf(), type: { tracking_type } }, NOW_MS)).toBeUndefined(),
);

it('sends a request with a name of its own, and the test id only where there is one', () => {
	const texts = ['{"a":1}', '{"b":2}'];
	expect(reddit.platform.request(texts, redditSettings(), '')).toEqual({
		method: 'POST',
		url: '/api/v3/pixels/t2_test/conversion_events',
		headers: { 'User-Agent': 'n8n-nodes-tracker-hub' },
		body: Buffer.from('{"data":{"events":[{"a":1},{"b":2}]}}'),
	});
	const test = redditSettings({ 'options.testId': ' test-1 ' });
	expect(String(reddit.platform.request(texts, test, '').body)).toBe(
		'{"data":{"events":[{"a":1},{"b":2}],"test_id":"test-1"}}',
	);
	expect([reddit.isTest(redditSettings()), reddit.isTest(test)]).toEqual([false, true]);
});

it('refuses an action source of another platform', () =>
	expect(() => redditSettings({ actionSource: 'website' })).toThrow(
		"'Action Source' is none of Reddit's: website",
	));
