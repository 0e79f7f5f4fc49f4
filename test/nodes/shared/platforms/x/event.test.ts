import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { x } from '../../../../../nodes/shared/platforms/x';
import { faultOfEvent } from '../../../../simulators/x';
import { exampleConversion, NOW_MS, sha256 } from '../examples';
import { eventOf, xSettings } from './shop';

const VISIT = { ip_address: '203.0.113.7', user_agent: 'Mozilla/5.0 (Test)' };
const email = (text: string) => ({ hashed_email: sha256(text) });

it('says all that X can use of a sale', () => {
	const event = eventOf({
		adClickIds: { twclid: '23opevjt88psuo13lu8d020qkn' },
		user: { email: ' Buyer+1@Example.com ', phone: '1 555 444 1234' },
		contents: [
			{ id: 'sku-1', name: 'Shoe', category: 'Shoes', quantity: 2, price: 6.25 },
			{ id: 'sku-2' },
		],
		platformFields: { x: { search_string: 'shoes', other: 1 } },
	});
	expect(event).toEqual({
		conversion_time: '2026-11-20T11:00:00.000Z',
		event_id: 'tw-o8z6j-o87ne',
		identifiers: [
			{ twclid: '23opevjt88psuo13lu8d020qkn' },
			email('buyer+1@example.com'),
			{ hashed_phone_number: sha256('+15554441234') },
			VISIT,
		],
		conversion_id: 'event-1',
		value: 12.5,
		price_currency: 'USD',
		number_items: 3,
		contents: [
			{
				content_id: 'sku-1',
				content_name: 'Shoe',
				content_type: 'Shoes',
				content_price: 6.25,
				num_items: 2,
			},
			{ content_id: 'sku-2' },
		],
		search_string: 'shoes',
	});
	expect(faultOfEvent(event, NOW_MS)).toBeUndefined();
});

it.each<[string, Partial<Conversion>, object]>([
	['nothing but the visit', {}, { identifiers: [VISIT], number_items: undefined }],
	['no money', { revenue: null }, { value: undefined, price_currency: undefined }],
	['nothing for nothing', { revenue: 0 }, { value: 0, price_currency: 'USD' }],
	['blanks', { user: { email: ' ', phone: '' } }, { identifiers: [VISIT] }],
	['the hash of a blank', { user: { email: sha256('') } }, { identifiers: [VISIT] }],
	[
		'a hash',
		{ user: { email: sha256('a@example.com').toUpperCase() } },
		{ identifiers: [email('a@example.com'), VISIT] },
	],
	[
		'an address beside something better',
		{ userAgent: null, user: { email: 'a@example.com' } },
		{ identifiers: [email('a@example.com'), { ip_address: '203.0.113.7' }] },
	],
	[
		'the click id of the page',
		{ pageUrl: 'https://landing.example.com/?twclid=t-1' },
		{ identifiers: [{ twclid: 't-1' }, VISIT] },
	],
	[
		'no count of nothing',
		{ contents: [{ id: 'sku-1', quantity: 0 }] },
		{ number_items: undefined, contents: [{ content_id: 'sku-1' }] },
	],
])('sends %s', (_what, more, expected) => {
	const event = eventOf(more);
	for (const [key, value] of Object.entries(expected)) expect(event[key]).toEqual(value);
	expect(faultOfEvent(event, NOW_MS)).toBeUndefined();
});

describe('the event that counts', () => {
	const settings = xSettings({
		xEventId: 'o87ne',
		'options.xEventIds': {
			items: [
				{ event: 'Lead', id: 'tw-o8z6j-lead1' },
				{ event: 'Custom_Upsell', id: ' up1 ' },
				{ event: 'Subscribe', id: '' },
			],
		},
	});

	it.each<[Conversion['event'], string]>([
		['Purchase', 'tw-o8z6j-o87ne'],
		['Lead', 'tw-o8z6j-lead1'],
		['Custom_Upsell', 'tw-o8z6j-up1'],
		['Subscribe', 'tw-o8z6j-o87ne'],
	])('of %s is %s', (event, id) => expect(eventOf({ event }, settings).event_id).toBe(id));

	it('has requests of its own', () => {
		const route = (event: Conversion['event']) =>
			x.platform.route?.(exampleConversion({ event }), settings);
		expect(route('Purchase')).toBe(route('Subscribe'));
		expect(route('Purchase')).not.toBe(route('Lead'));
	});

	it.each(['a b', 'tw-o8z6j', 'https://ads.x.com/1'])('is never %s', (text) =>
		expect(() => xSettings({ xEventId: text })).toThrow(
			`'Event ID at X' is not the ID of an event: ${text}`,
		),
	);
});

it('sends to the pixel, in the version that was chosen', () => {
	const request = (version?: string) =>
		x.platform.request(['{"a":1}', '{"b":2}'], xSettings({ 'options.xApiVersion': version }), '');
	expect(request()).toEqual({
		method: 'POST',
		url: '/12/measurement/conversions/o8z6j',
		body: Buffer.from('{"conversions":[{"a":1},{"b":2}]}'),
	});
	expect(request('13').url).toBe('/13/measurement/conversions/o8z6j');
	expect(() => request('v12')).toThrow("'API Version' is not a version: v12");
});
