import { DateTime } from 'luxon';
import { expandMacros } from '../../../../../nodes/shared/trackers/keitaro/macros';
import { macroValues } from '../../../../../nodes/shared/trackers/keitaro/macroValues';
import { phpDate } from '../../../../../nodes/shared/trackers/keitaro/phpDate';

const NOW = DateTime.fromISO('2026-11-05T08:07:06.045Z', { zone: 'utc' });

const conversion = {
	...{
		id: 'e-1',
		clickId: 'abc 1',
		trackerStatus: 'sale',
		status: 'confirmed',
		trackerEvent: 'Sale',
	},
	...{ revenue: 12.5, cost: 2.25, currency: 'EUR', transactionId: 'T/1', externalId: 'fb.1' },
	campaign: { id: '7', name: 'Ä & B', state: 'active' },
	...{ flow: { id: '8', name: 'F' }, offer: { id: '9', name: 'O' }, landingPage: { id: null } },
	...{
		trafficSource: { id: '3', name: 'FB Ads' },
		geo: { country: 'DE', region: 'BE', city: 'Berlin' },
	},
	...{ device: { type: 'mobile', os: 'iOS', browser: 'Safari' }, ip: '203.0.113.7' },
	...{
		userAgent: 'UA',
		referrer: 'https://r.example.com/?a=1',
		subIds: { sub_1: 'x y', sub_12: '№' },
	},
	raw: { isp: 'Net', keyword: 'shoes', is_bot: 0, country: 'Germany' },
};

const expand = (text: string, random = 0.5) =>
	expandMacros(text, { values: macroValues(conversion), now: NOW, random: () => random }, 'url');

// Macros and their forms: keitaro-api §8.2.
describe.each([
	['{subid}', 'abc%201'],
	['{_subid}', 'abc 1'],
	['{SubID}', 'abc%201'],
	['{clickid}', 'abc%201'],
	['{status}', 'sale'],
	['{status:lead=0 sale=1 rejected=2}', '1'],
	['{status: lead=install sale=bill}', 'bill'],
	['{status:lead=0}', 'sale'],
	['{conversion_type}', 'Sale'],
	['{tid}', 'T%2F1'],
	['{_tid}', 'T/1'],
	['{revenue}|{payout}', '12.5|12.5'],
	['{cost}', '2.25'],
	['{profit}', '10.25'],
	['{currency}', 'EUR'],
	['{external_id}', 'fb.1'],
	['{campaign_id}|{keitaro_campaign_id}', '7|7'],
	['{campaign_name}', '%C3%84%20%26%20B'],
	['{stream_id}|{offer_id}|{ts_id}', '8|9|3'],
	['{traffic_source_name}', 'FB%20Ads'],
	['{landing_id}', ''],
	['{country}|{country_code}|{country_name}', 'DE|DE|Germany'],
	['{region}|{city}', 'BE|Berlin'],
	['{device_type}|{os}|{browser}', 'mobile|iOS|Safari'],
	['{ip}|{user_agent}|{ua}', '203.0.113.7|UA|UA'],
	['{_referrer}', 'https://r.example.com/?a=1'],
	['{isp}|{keyword}|{keyword:UTF-8}|{is_bot}', 'Net|shoes|shoes|0'],
	['{sub_id_1}|{_sub_id_1}|{sub_id_12}', 'x%20y|x y|%E2%84%96'],
	['{sub_id_30}|{extra_param_2}|{visitor_code}', '||'],
	['{date}', '2026-11-05 08:07:06'],
	['{date:Y-m-d}', '2026-11-05'],
	['{date:Y-m-d H:i,Europe/Berlin}', '2026-11-05 09:07'],
	['{date:D, d M Y}', 'Thu, 05 Nov 2026'],
	['{random:5,9}', '7'],
	['{sample:a,b,c}', 'b'],
])('Macro %s', (text, expected) => {
	it(`becomes ${expected || 'empty'}`, () => {
		const encoded = text.startsWith('{date')
			? expected.split('|').map(encodeURIComponent).join('|')
			: expected;
		expect(expand(text)).toEqual({ text: encoded, unknown: [] });
	});
});

describe.each([
	['{nonsense}', ['{nonsense}']],
	['{constructor}', ['{constructor}']],
	['{from_file:list.txt}', ['{from_file:list.txt}']],
	['{random:9,5}', ['{random:9,5}']],
	['{random:a,b}', ['{random:a,b}']],
	['{sample}', ['{sample}']],
	['{{ad.id}} ${click} [x]', ['{click}']],
	['{a b} { }', []],
])('Text %s', (text, unknown) => {
	it('stays as it is, and is reported where it looks like a macro', () => {
		expect(expand(text)).toEqual({ text, unknown });
	});
});

it('reaches both ends of {random}', () => {
	expect([0, 0.999].map((chance) => expand('{random:1,3}', chance).text)).toEqual(['1', '3']);
});

it('encodes nothing in headers and bodies', () => {
	const context = { values: macroValues(conversion), now: NOW, random: () => 0 };
	expect(expandMacros('{campaign_name}', context, 'none').text).toBe('Ä & B');
});

// Letters of PHP's date(), by its manual.
describe.each([
	['d j z N w', '05 5 308 4 4'],
	['l D jS', 'Thursday Thu 5th'],
	['F M m n t L', 'November Nov 11 11 30 0'],
	['Y y o W', '2026 26 2026 45'],
	['a A g G h H i s v u', 'am AM 8 8 08 08 07 06 045 045000'],
	['e P O Z I', 'UTC +00:00 +0000 0 0'],
	['c', '2026-11-05T08:07:06+00:00'],
	['r', 'Thu, 05 Nov 2026 08:07:06 +0000'],
	['U', '1793866026'],
	['\\Y\\m Y', 'Ym 2026'],
])('PHP date %s', (format, expected) => {
	it(`shows ${expected}`, () => expect(phpDate(NOW, format)).toBe(expected));
});

describe.each([
	[1, '1st'],
	[2, '2nd'],
	[3, '3rd'],
	[11, '11th'],
	[12, '12th'],
	[13, '13th'],
	[21, '21st'],
	[22, '22nd'],
	[30, '30th'],
])('PHP date jS on day %i', (day, expected) => {
	it(`shows ${expected}`, () => expect(phpDate(NOW.set({ day }), 'jS')).toBe(expected));
});

describe('Values of an item', () => {
	it('come from a row of Keitaro’s log under its own names', () => {
		const values = macroValues({
			...{
				sub_id: 'c9',
				status: 'lead',
				revenue: '3.5',
				cost: 1,
				campaign: 'Camp',
				campaign_id: 4,
			},
			...{ country_code: 'PL', country: 'Poland', ts: 'Source', sub_id_2: 'two', is_bot: true },
		});
		expect(Object.fromEntries(values)).toMatchObject({
			...{ subid: 'c9', status: 'lead', profit: '2.5', campaign_name: 'Camp', campaign_id: '4' },
			...{ country: 'PL', country_name: 'Poland', traffic_source_name: 'Source' },
			...{ sub_id_2: 'two', is_bot: '1' },
		});
	});

	it('are missing where the item has none, rather than empty', () => {
		expect(macroValues({ clickId: null, revenue: '', campaign: {} }).size).toBe(0);
	});
});
