import type {
	Conversion,
	ConversionEvent,
} from '../../../../../nodes/shared/conversion/conversion';
import { meta } from '../../../../../nodes/shared/platforms/meta';
import { metaEventName } from '../../../../../nodes/shared/platforms/meta/eventName';
import type { MetaSettings } from '../../../../../nodes/shared/platforms/meta/settings';
import { exampleConversion, metaSettings, NOW_MS, sha256 } from '../examples';

const textOf = (more: Partial<Conversion> = {}, settings: Partial<MetaSettings> = {}) =>
	meta.platform.event(
		{ conversion: exampleConversion(more), eventId: 'event-1' },
		metaSettings(settings),
	);
const eventOf = (more: Partial<Conversion> = {}, settings: Partial<MetaSettings> = {}) =>
	JSON.parse(textOf(more, settings)) as Record<string, unknown>;

const SECONDS = NOW_MS / 1_000 - 3_600;
const USER = `"user_data":{"external_id":"${sha256('click-1')}","client_ip_address":"203.0.113.7","client_user_agent":"Mozilla/5.0 (Test)"}`;
const HEAD = `"event_time":${SECONDS},"event_id":"event-1"`;
const PAGE = '"action_source":"website","event_source_url":"https://landing.example.com/offer"';

describe.each<[string, Partial<Conversion>, Partial<MetaSettings>, string]>([
	[
		'a sale',
		{},
		{},
		`{"event_name":"Purchase",${HEAD},${PAGE},${USER},"custom_data":{"value":12.5,"currency":"USD"}}`,
	],
	[
		'a sale of nothing with its order',
		{ revenue: 0, transactionId: 'T-1', referrer: 'https://www.example.com/' },
		{},
		`{"event_name":"Purchase",${HEAD},${PAGE},"referrer_url":"https://www.example.com/",${USER},"custom_data":{"value":0,"currency":"USD","order_id":"T-1"}}`,
	],
	[
		'a lead without money',
		{ event: 'Lead', revenue: null, currency: null },
		{},
		`{"event_name":"Lead",${HEAD},${PAGE},${USER},"custom_data":{}}`,
	],
	[
		'an event of the shop floor',
		{ event: 'Custom_Level_5', userAgent: null },
		{ actionSource: 'system_generated' },
		`{"event_name":"Level_5",${HEAD},"action_source":"system_generated",${USER.replace(',"client_user_agent":"Mozilla/5.0 (Test)"', '')},"custom_data":{"value":12.5,"currency":"USD"}}`,
	],
	[
		'limited data use located by Meta',
		{},
		{ dataProcessing: { country: 0, state: 0 } },
		`{"event_name":"Purchase",${HEAD},${PAGE},${USER},"custom_data":{"value":12.5,"currency":"USD"},"data_processing_options":["LDU"],"data_processing_options_country":0,"data_processing_options_state":0}`,
	],
	[
		'limited data use in California',
		{},
		{ dataProcessing: { country: 1, state: 1000 } },
		`{"event_name":"Purchase",${HEAD},${PAGE},${USER},"custom_data":{"value":12.5,"currency":"USD"},"data_processing_options":["LDU"],"data_processing_options_country":1,"data_processing_options_state":1000}`,
	],
	[
		'use that is not limited',
		{},
		{ dataProcessing: 'none' },
		`{"event_name":"Purchase",${HEAD},${PAGE},${USER},"custom_data":{"value":12.5,"currency":"USD"},"data_processing_options":[]}`,
	],
])('%s', (_what, more, settings, text) => {
	it('goes out in exactly these words', () => expect(textOf(more, settings)).toBe(text));
});

it.each([
	['2026-11-20T11:00:00.999Z', SECONDS],
	['2026-11-20T14:00:00+03:00', SECONDS],
	['2026-11-20T11:00:00Z', SECONDS],
])('gives the time %s in whole seconds, not in milliseconds', (convertedAt, seconds) =>
	expect(eventOf({ convertedAt }).event_time).toBe(seconds),
);

describe.each<[string, Partial<Conversion>, Partial<MetaSettings>, unknown]>([
	[
		'its own page',
		{ pageUrl: 'https://shop.example.com/thanks' },
		{},
		'https://shop.example.com/thanks',
	],
	['no page of its own', {}, {}, 'https://landing.example.com/offer'],
	[
		'a page that is no web address',
		{ pageUrl: 'landing' },
		{},
		'https://landing.example.com/offer',
	],
	[
		'a page and another source',
		{ pageUrl: 'https://x.example.com' },
		{ actionSource: 'chat' },
		undefined,
	],
])('a conversion with %s', (_what, more, settings, url) => {
	it('names the page that Meta takes', () =>
		expect(eventOf(more, settings).event_source_url).toBe(url));
});

it.each(['android-app://com.example/', 'www.example.com', '', ' ', '-'])(
	'leaves out the referrer %j, for which Meta would refuse the conversion',
	(referrer) => expect(eventOf({ referrer })).not.toHaveProperty('referrer_url'),
);

it('leaves out a blank order number, for which Meta would refuse the conversion', () =>
	expect(eventOf({ transactionId: ' ' }).custom_data).not.toHaveProperty('order_id'));

it('sends no personal data that is not hashed', () => {
	const user = {
		email: 'buyer@example.com',
		phone: '+491701234567',
		firstName: 'Zoë',
		city: 'Köln',
	};
	const text = textOf({ user, clickId: 'Click-1' });
	for (const plain of [...Object.values(user), 'Click-1', '491701234567']) {
		expect(text).not.toContain(plain);
	}
});

describe.each<[ConversionEvent, string]>([
	['Purchase', 'Purchase'],
	['Lead', 'Lead'],
	['CompleteRegistration', 'CompleteRegistration'],
	['AddToCart', 'AddToCart'],
	['Subscribe', 'Subscribe'],
	['AppInstall', 'AppInstall'],
	['Custom_Trial', 'Trial'],
	['Custom_ViewContent', 'ViewContent'],
	['Custom_Запись', 'Запись'],
])('the event %s', (event, name) => {
	it(`is called ${name}`, () => expect(metaEventName(event, new Map())).toBe(name));
	it('is called as the user wants', () =>
		expect(metaEventName(event, new Map([[event, 'StartTrial']]))).toBe('StartTrial'));
});

describe('the request', () => {
	const events = ['{"a":1}', '{"b":"Zoë"}'];

	it('carries the events as they are, to the dataset, with no token in the address', () => {
		const { method, url, body } = meta.platform.request(events, metaSettings(), '');
		expect({ method, url }).toEqual({ method: 'POST', url: '/v25.0/1234567890/events' });
		expect(String(body)).toBe('{"data":[{"a":1},{"b":"Zoë"}]}');
	});

	it('carries the test event code once for all', () => {
		const { body } = meta.platform.request(events, metaSettings({ testEventCode: 'TEST"1' }), '');
		expect(JSON.parse(String(body))).toEqual({
			data: [{ a: 1 }, { b: 'Zoë' }],
			test_event_code: 'TEST"1',
		});
	});

	it('cannot be led to another path by the dataset', () =>
		expect(meta.platform.request([], metaSettings({ datasetId: '1/../me?x' }), '').url).toBe(
			'/v25.0/1%2F..%2Fme%3Fx/events',
		));

	it('holds no more than Meta takes', () =>
		expect(meta.platform.limits.batch).toBeLessThanOrEqual(1_000));
});

describe('consent', () => {
	const optionsOf = (consent: Conversion['consent'], settings?: Partial<MetaSettings>) => {
		const conversion = exampleConversion({ consent });
		const text = meta.platform.event({ conversion, eventId: 'e1' }, metaSettings(settings));
		return (JSON.parse(text) as { data_processing_options?: string[] }).data_processing_options;
	};

	it('limits the use for a buyer who denied personalised ads, unless the user decided otherwise', () => {
		expect(optionsOf({ adPersonalization: 'denied' })).toEqual(['LDU']);
		expect(optionsOf({ adPersonalization: 'denied' }, { dataProcessing: 'none' })).toEqual([]);
	});

	it.each([undefined, {}, { adPersonalization: 'unknown' as const }])(
		'says nothing for %j',
		(given) => expect(optionsOf(given)).toBeUndefined(),
	);
});
