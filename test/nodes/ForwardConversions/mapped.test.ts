import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { sha256 } from '../shared/platforms/examples';
import { World } from './world';

let world: World;
beforeEach(async () => {
	world = await World.start();
});

const HOUR_MS = 3_600_000;
const iso = (agoMs: number) => new Date(Date.now() - agoMs).toISOString();

/** A row of a shop. */
const order = (n: number, more: IDataObject = {}): IDataObject => ({
	order_id: 1_000 + n,
	paid_at: iso(HOUR_MS),
	total: '19,90',
	currency: 'eur',
	mail: `Buyer${n}@Example.com `,
	phone: 491_701_234_500 + n,
	browser: 'Mozilla/5.0 (Test)',
	...more,
});

const MAPPING: INodeParameters = {
	source: 'fields',
	conversionId: '={{ $json.order_id }}',
	convertedAt: '={{ $json.paid_at }}',
	conversionFields: {
		revenue: '={{ $json.total }}',
		currency: '={{ $json.currency }}',
		email: '={{ $json.mail }}',
		phone: '={{ $json.phone }}',
		userAgent: '={{ $json.browser }}',
		transactionId: '={{ $json.order_id }}',
		fbclid: '={{ $json.fbclid }}',
		clickedAt: '={{ $json.clicked_at }}',
	},
};
const forward = async (items: IDataObject[], more: INodeParameters = {}, timezone = 'UTC') =>
	await world.forward(items, { ...MAPPING, ...more }, { timezone });

it('sends rows of a shop as the expressions map them, each with its own values', async () => {
	const items = [order(0), order(1, { total: 5 }), order(2, { total: '0', currency: 'USD' })];
	const { results } = await forward(items);
	expect(results.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted']);
	expect(world.events().map(({ custom_data: data }) => data)).toEqual([
		{ value: 19.9, currency: 'EUR', order_id: '1000' },
		{ value: 5, currency: 'EUR', order_id: '1001' },
		{ value: 0, currency: 'USD', order_id: '1002' },
	]);
	expect(world.events().map(({ user_data: data }) => (data as IDataObject).em)).toEqual(
		[0, 1, 2].map((n) => sha256(`buyer${n}@example.com`)),
	);
	expect((world.events()[1]?.user_data as IDataObject).ph).toBe(sha256('491701234501'));
});

it('gives the same order the same event id for ever, so that it counts once', async () => {
	const first = await forward([order(0)]);
	const second = await forward([order(0, { total: 99 })]);
	expect(second.results[0]).toMatchObject({
		code: 'already_accepted',
		eventId: first.results[0]?.eventId,
	});
});

it('makes a click id of an fbclid and the time of the click, and drops a macro', async () => {
	const clicked = { fbclid: 'IwAR2xYz_Abc', clicked_at: iso(2 * HOUR_MS) };
	await forward([order(0, clicked), order(1, { ...clicked, fbclid: '{{fbclid}}' })]);
	expect(world.events().map(({ user_data: data }) => (data as IDataObject).fbc)).toEqual([
		`fb.1.${Date.parse(clicked.clicked_at)}.IwAR2xYz_Abc`,
		undefined,
	]);
});

it.each<[string, string]>([
	['Purchase', 'Purchase'],
	['={{ "purchase" }}', 'Purchase'],
	['={{ "sign up" }}', 'CompleteRegistration'],
	['={{ "Custom_Trial" }}', 'Trial'],
	['={{ "ViewContent" }}', 'ViewContent'],
])('takes the event %s for %s', async (event, name) => {
	await forward([order(0)], { event });
	expect(world.events().map(({ event_name: sent }) => sent)).toEqual([name]);
});

describe('the time of a conversion', () => {
	const stampOf = (zoneHours: number) => {
		const local = new Date(Date.now() - HOUR_MS + zoneHours * HOUR_MS);
		return local.toISOString().slice(0, 19);
	};
	const expected = () => Math.floor((Date.now() - HOUR_MS) / 1_000);

	// Fixed zones, so that no change of clocks comes between. Etc/GMT-3 is three hours ahead of UTC.
	it.each<[string, () => unknown, string]>([
		['with a zone', () => iso(HOUR_MS), 'UTC'],
		['without a zone, in that of the workflow', () => stampOf(3), 'Etc/GMT-3'],
		['with a space in the place of the T', () => stampOf(-5).replace('T', ' '), 'Etc/GMT+5'],
		['with an offset', () => `${stampOf(3)}+03:00`, 'America/New_York'],
	])('is read %s', async (_what, stamp, timezone) => {
		const { results } = await forward([order(0, { paid_at: stamp() as string })], {}, timezone);
		expect(results[0]?.outcome).toBe('accepted');
		expect(Math.abs(Number(world.events()[0]?.event_time) - expected())).toBeLessThan(60);
	});

	it.each(['={{ new Date(Date.now() - 60000) }}', '={{ $now.minus({ minutes: 1 }) }}'])(
		'can be a date of the expression language: %s',
		async (convertedAt) => {
			const { results } = await forward([order(0)], { convertedAt });
			expect(results[0]).toMatchObject({ outcome: 'accepted' });
		},
	);
});

const NO_DATE = 'is not a date such as 2026-11-20T12:00:00Z';

it.each<[string, IDataObject, string]>([
	['no id', { order_id: '' }, "'Conversion ID' is empty"],
	['no id at all', { order_id: null }, "'Conversion ID' is empty"],
	['no time', { paid_at: '' }, `'Conversion Time' ${NO_DATE}`],
	['a time in seconds', { paid_at: 1_763_640_000 }, `'Conversion Time' ${NO_DATE}`],
	['a time of another country', { paid_at: '20/11/2026' }, `'Conversion Time' ${NO_DATE}`],
	['a number for a time', { paid_at: 12 }, `'Conversion Time' ${NO_DATE}`],
	['a click time that is none', { clicked_at: 'yesterday' }, `'Click Time' ${NO_DATE}`],
	['words for revenue', { total: 'free' }, "'Revenue' is not a number"],
	[
		'revenue that could be a thousand times as much',
		{ total: '1,234' },
		"'Revenue' is not a number",
	],
	['a currency that is none', { currency: 'euro' }, "'Currency' is not an ISO 4217 code"],
])('names the field of a row with %s, and sends the others', async (_what, more, reason) => {
	const { results } = await forward([order(0, more), order(1)]);
	expect(results[0]).toMatchObject({
		outcome: 'failed',
		code: 'unreadable',
		reason,
		advice: 'Correct what the field is mapped to, and send the item again',
		attempts: 0,
	});
	expect(results[1]?.outcome).toBe('accepted');
});

it.each<[string, IDataObject, string]>([
	['without revenue', { total: null }, 'no_value'],
	['without currency', { currency: '' }, 'no_currency'],
	['without a browser', { browser: ' ' }, 'no_user_agent'],
	['of nobody', { mail: 'n/a', phone: '' }, 'no_identity'],
	['of last month', { paid_at: iso(30 * 24 * HOUR_MS) }, 'too_old'],
	['of tomorrow', { paid_at: iso(-24 * HOUR_MS) }, 'in_the_future'],
])('skips a row %s', async (_what, more, code) => {
	const { results } = await forward([order(0, more)]);
	expect(results[0]).toMatchObject({ outcome: 'skipped', code, attempts: 0 });
	expect(world.meta.requestCount).toBe(0);
});

describe('what was bought, and fields of one platform', () => {
	const withField = async (more: INodeParameters) => {
		const conversionFields = { ...(MAPPING.conversionFields as INodeParameters), ...more };
		const { results } = await forward([order(1)], { conversionFields });
		return results[0];
	};

	it('go out from a text of JSON', async () => {
		await withField({
			contents: '[{ "id": 17, "quantity": 2 }]',
			platformFields: '{ "meta": { "content_name": "Shoes" } }',
		});
		expect(world.events()[0]?.custom_data).toMatchObject({
			contents: [{ id: '17', quantity: 2 }],
			content_name: 'Shoes',
		});
	});

	it.each([
		['contents', '[{', "'Contents' is not JSON"],
		['contents', '{ "id": 17 }', "Field 'contents' must be a list"],
		['contents', '[{ "name": "Shoes" }]', "Field 'contents' must have an 'id' in entry 1"],
		['platformFields', 'meta', "'Platform Fields' is not JSON"],
	])('say what is wrong with %s of %s', async (field, value, reason) => {
		expect(await withField({ [field]: value })).toMatchObject({ outcome: 'failed', reason });
	});
});
