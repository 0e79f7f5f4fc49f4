import type { IDataObject } from 'n8n-workflow';

import { conversionItem, conversionItems, World } from './world';

const PATIENT_MS = 120_000;

let world: World;
beforeEach(async () => {
	world = await World.start();
});

const later = () => new Date(Date.now() + 86_400_000).toISOString();

// What passes the node's own rules and is refused by Meta.
const BAD: Array<[string, () => IDataObject, string]> = [
	['an IP address that is none', () => ({ ip: 'unknown' }), 'client_ip_address is malformed'],
	[
		'two IP addresses',
		() => ({ ip: '203.0.113.7, 203.0.113.8' }),
		'client_ip_address is malformed',
	],
	[
		'a click in the future',
		() => ({ clickedAt: later(), adClickIds: { fbclid: 'IwAR2xYz_Abc' } }),
		'fbc is malformed',
	],
	[
		'a browser of the future',
		() => ({ adClickIds: { fbp: `fb.1.${Date.now() + 86_400_000}.17` } }),
		'fbp is malformed',
	],
];

it.each(BAD)('says of a conversion with %s what Meta found', async (_what, more, words) => {
	const { results } = await world.forward([conversionItem(0, more()), conversionItem(1)]);
	expect(results[0]).toMatchObject({
		outcome: 'failed',
		class: 'invalid data',
		code: '100/2804019',
		reason: expect.stringMatching(
			new RegExp(`^Meta refused it: Wrong customer information: user_data.${words}$`),
		),
		advice: 'Correct what Meta names and send the conversion again',
		requestId: expect.stringMatching(/^ASim/),
	});
	expect(results[1]).toMatchObject({ outcome: 'accepted' });
	expect(world.counts()).toMatchObject({ unique: 1, duplicates: 0 });
});

it(
	'takes 5,000 with 50 bad ones, throttling and a lost answer: each good one counts once',
	async () => {
		const COUNT = 5_000;
		const isBad = (n: number) => n % 100 === 37;
		const items = conversionItems(COUNT, (n) => (isBad(n) ? { ip: `bad ${n}` } : {}));
		world.meta.misbehave({ kind: 'throttledRetryAfter', times: 1 });
		world.meta.misbehave({ kind: 'cutBody', times: 1, skip: 3 });
		const { results } = await world.forward(items);
		results.forEach(({ outcome }, n) =>
			expect([n, outcome]).toEqual([n, isBad(n) ? 'failed' : 'accepted']),
		);
		expect(world.counts()).toMatchObject({ unique: COUNT - COUNT / 100, countedAgain: 0 });
		const spoiled = 2;
		const extra = world.meta.requestCount - COUNT / 1_000 - spoiled;
		expect(extra).toBeLessThanOrEqual((COUNT / 100) * 2 * Math.log2(1_000));
	},
	PATIENT_MS,
);

it(
	'loses none of 990 conversions to 10 that Meta refuses',
	async () => {
		const isBad = (n: number) => n % 100 === 37;
		const items = conversionItems(1_000, (n) => (isBad(n) ? { ip: `bad ${n}` } : {}));
		const { results, hints } = await world.forward(items);
		results.forEach(({ outcome }, n) =>
			expect([n, outcome]).toEqual([n, isBad(n) ? 'failed' : 'accepted']),
		);
		expect(world.counts()).toMatchObject({ accepted: 990, unique: 990, duplicates: 0 });
		expect(world.meta.requestCount).toBeLessThanOrEqual(1 + 10 * 2 * 10 + 8);
		expect(hints[0]?.message).toBe('Meta: 990 accepted, 10 failed (10 100/2804019)');

		const corrected = items.map((item) => ({ ...item, ip: '203.0.113.9' }));
		const second = await world.forward(corrected);
		second.results.forEach(({ outcome }, n) =>
			expect([n, outcome]).toEqual([n, isBad(n) ? 'accepted' : 'skipped']),
		);
		expect(world.counts()).toMatchObject({ unique: 1_000, duplicates: 0 });
	},
	PATIENT_MS,
);

it('does not ask for each of a thousand where Meta refuses all, and calls none accepted', async () => {
	const { results } = await world.forward(conversionItems(1_000, () => ({ ip: 'unknown' })));
	expect(results.every(({ outcome }) => outcome === 'failed')).toBe(true);
	expect(world.meta.requestCount).toBeLessThan(30);
	expect(world.counts()).toMatchObject({ unique: 0 });
});

it('finds the bad row where Meta names it too', async () => {
	const naming = await World.start({ namesRow: true });
	const items = conversionItems(100, (n) => (n === 42 ? { ip: 'unknown' } : {}));
	const { results } = await naming.forward(items);
	expect(results.flatMap(({ outcome }, n) => (outcome === 'failed' ? [n] : []))).toEqual([42]);
	expect(naming.counts()).toMatchObject({ unique: 99, duplicates: 0 });
});

// One odd item must never stop the others.
const ODD: Array<[string, IDataObject]> = [
	['a phone number as a number', { user: { phone: 491_701_234_567, postalCode: 10_115 } }],
	['a buyer that is null', { user: null }],
	['click ids that are null', { adClickIds: { fbclid: null, fbc: null, fbp: null } }],
	[
		'a state called constructor',
		{ user: { region: 'constructor', gender: 'constructor', country: 'constructor' } },
	],
	['a blank order number', { transactionId: '' }],
	['a referrer of an app', { referrer: 'android-app://com.example/' }],
	['a page that is none', { pageUrl: 'landing' }],
	[
		'an unreplaced macro for a click',
		{ adClickIds: { fbclid: '{fbclid}' }, clickedAt: new Date(0).toISOString() },
	],
	['an e-mail that is none', { user: { email: 'n/a' } }],
	[
		'the hash of a blank',
		{ user: { email: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' } },
	],
	['an event in other letters', { event: 'purchase' }],
	['a currency in other letters', { currency: ' usd' }],
	['a very long name', { user: { firstName: 'x'.repeat(100_000) } }],
	[
		'emojis everywhere',
		{ id: '🙂', user: { firstName: '🙂', lastName: '🙂 Li' }, transactionId: '🙂' },
	],
];

it.each(ODD)('counts a conversion with %s, in one request with the others', async (_what, more) => {
	const { results } = await world.forward([
		conversionItem(0),
		conversionItem(1, more),
		conversionItem(2),
	]);
	expect(results.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted']);
	expect(results.every((result) => world.has(result))).toBe(true);
	expect(world.meta.requestCount).toBe(1);
});

it.each<[string, IDataObject, string]>([
	['a text for revenue', { revenue: '12.50' }, "Field 'revenue' must be a number"],
	['no id', { id: '' }, "Field 'id' must be a text"],
	[
		'a naive time',
		{ convertedAt: '2026-11-20 12:00:00' },
		"Field 'convertedAt' must be an ISO 8601 time with a time zone, such as 2026-11-20T12:00:00Z",
	],
	[
		'a list of e-mails',
		{ user: { email: ['a@example.com'] } },
		"Field 'user' must have a text in 'email'",
	],
	['click ids as text', { adClickIds: 'IwAR' }, "Field 'adClickIds' must be an object"],
])(
	'puts an item with %s on Failed with the name of the field, and sends the others',
	async (_what, more, reason) => {
		const { results } = await world.forward([conversionItem(0, more), conversionItem(1)]);
		expect(results[0]).toMatchObject({
			outcome: 'failed',
			code: 'unreadable',
			reason,
			attempts: 0,
		});
		expect(results[1]?.outcome).toBe('accepted');
	},
);
