import { createHash } from 'node:crypto';

import { PinterestSimulator } from './pinterest';
import { faultOfEvent as faultAtPinterest } from './pinterest';
import type { PlatformSimulator } from './platform';
import { HASH_OF_NOTHING } from './platform';
import { faultOfEvent as faultAtReddit, RedditSimulator } from './reddit';
import { faultOfEvent as faultAtSnap, SnapchatSimulator } from './snapchat';
import { faultOfEvent as faultAtTikTok, TikTokSimulator } from './tiktok';

const NOW_MS = Date.UTC(2026, 10, 20, 12, 0, 0);
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

type Fields = Record<string, unknown>;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const HASH = sha256('buyer@example.com');

/** A platform's strictness: an event it takes, and changes that make it refuse it. */
interface Strictness {
	fault: (event: unknown) => string | undefined;
	good: Fields;
	/** The time of the event in the platform's unit. */
	time: { key: string; of: (ms: number) => number };
	/** Objects inside the event. */
	user: string;
	custom: string;
	/** A key for the hashed e-mail, and its right value. */
	email: [key: string, value: unknown];
	maxAgeDays: number | undefined;
	/** Further changes of the event as a whole. */
	wrong: Array<[what: string, change: Fields]>;
}

const seconds = (ms: number) => Math.floor(ms / 1_000);
const milliseconds = (ms: number) => ms;

const STRICT: Record<string, Strictness> = {
	tiktok: {
		fault: (event) => faultAtTikTok(event, 'web', NOW_MS),
		good: {
			event: 'Purchase',
			event_time: seconds(NOW_MS - HOUR_MS),
			event_id: 'e-1',
			user: { email: HASH, ip: '203.0.113.7' },
			properties: { value: 1.5, currency: 'USD', contents: [{ content_id: 'sku' }] },
			page: { url: 'https://example.com' },
		},
		time: { key: 'event_time', of: seconds },
		user: 'user',
		custom: 'properties',
		email: ['email', HASH],
		maxAgeDays: undefined,
		wrong: [
			['no page', { page: undefined }],
			['a number for an id', { properties: { contents: [{ content_id: 7 }] } }],
			['a value without currency', { properties: { value: 1 } }],
			['nobody', { user: {} }],
			['a text for a flag', { limited_data_use: 'true' }],
		],
	},
	snapchat: {
		fault: (event) => faultAtSnap(event, NOW_MS),
		good: {
			event_name: 'PURCHASE',
			event_time: NOW_MS - HOUR_MS,
			event_id: 'e-1',
			action_source: 'WEB',
			event_source_url: 'https://example.com',
			user_data: { em: [HASH] },
			custom_data: { value: 1.5, currency: 'USD', contents: [{ id: 'sku' }] },
		},
		time: { key: 'event_time', of: milliseconds },
		user: 'user_data',
		custom: 'custom_data',
		email: ['em', [HASH]],
		maxAgeDays: 37,
		wrong: [
			['a name of its own', { event_name: 'Purchase' }],
			['a purchase without value', { custom_data: { currency: 'USD' } }],
			['no page', { event_source_url: undefined }],
			['an app without its data', { action_source: 'MOBILE_APP' }],
			['an address without a browser', { user_data: { client_ip_address: '203.0.113.7' } }],
		],
	},
	pinterest: {
		fault: (event) => faultAtPinterest(event, NOW_MS),
		good: {
			event_name: 'checkout',
			action_source: 'web',
			event_time: seconds(NOW_MS - HOUR_MS),
			event_id: 'e-1',
			user_data: { em: [HASH] },
			custom_data: { value: '1.5', currency: 'USD', contents: [{ id: 'sku', item_price: '1' }] },
		},
		time: { key: 'event_time', of: seconds },
		user: 'user_data',
		custom: 'custom_data',
		email: ['em', [HASH]],
		maxAgeDays: undefined,
		wrong: [
			['a number for a value', { custom_data: { value: 1.5 } }],
			['a number for a price', { custom_data: { contents: [{ id: 'sku', item_price: 1 }] } }],
			['a text for a count', { custom_data: { num_items: '2' } }],
			['a hash that is no list', { user_data: { em: HASH } }],
			['no event id', { event_id: undefined }],
			['a name of its own', { event_name: 'Purchase' }],
		],
	},
	reddit: {
		fault: (event) => faultAtReddit(event, NOW_MS),
		good: {
			event_at: NOW_MS - HOUR_MS,
			action_source: 'WEBSITE',
			type: { tracking_type: 'PURCHASE' },
			user: { email: HASH },
			metadata: { value: 1.5, currency: 'USD', conversion_id: 'e-1', products: [{ id: 'sku' }] },
		},
		time: { key: 'event_at', of: milliseconds },
		user: 'user',
		custom: 'metadata',
		email: ['email', HASH],
		maxAgeDays: 7,
		wrong: [
			['a type of v2', { type: { tracking_type: 'Purchase' } }],
			['a custom event without name', { type: { tracking_type: 'CUSTOM' } }],
			['no action source', { action_source: undefined }],
			['a click in a shop', { action_source: 'PHYSICAL_STORE', click_id: '1' }],
			['a product without id', { metadata: { products: [{ name: 'Shoe' }] } }],
		],
	},
};

describe.each(Object.entries(STRICT))('the %s simulator', (_name, strict) => {
	const { good, fault, user, custom, time } = strict;
	const inside = (key: string, change: Fields): Fields => ({
		...good,
		[key]: { ...(good[key] as Fields), ...change },
	});
	const [emailKey, emailValue] = strict.email;
	const asGiven = (text: string) => (Array.isArray(emailValue) ? [text] : text);

	it('takes a sound event', () => expect(fault(good)).toBeUndefined());

	it.each<[string, Fields]>([
		[
			'personal data that is not hashed',
			inside(user, { [emailKey]: asGiven('buyer@example.com') }),
		],
		['a hash in capital letters', inside(user, { [emailKey]: asGiven(HASH.toUpperCase()) })],
		['the hash of a blank', inside(user, { [emailKey]: asGiven(HASH_OF_NOTHING) })],
		['a key it does not know', inside(user, { nickname: 'x' })],
		['a blank', inside(custom, { currency: ' ' })],
		['null', inside(custom, { currency: null })],
		['a currency in small letters', inside(custom, { currency: 'usd' })],
		['a negative value', inside(custom, { value: -1 })],
		[
			'a time in the other unit',
			{ ...good, [time.key]: NOW_MS - time.of(NOW_MS) + seconds(NOW_MS) },
		],
		['a time as text', { ...good, [time.key]: String(good[time.key]) }],
		['no time', { ...good, [time.key]: undefined }],
		['a field it does not know', { ...good, strange: 1 }],
		...strict.wrong.map(([what, change]): [string, Fields] => [what, { ...good, ...change }]),
	])('refuses %s', (_what, event) =>
		expect(fault(JSON.parse(JSON.stringify(event)))).toBeDefined(),
	);

	const { maxAgeDays } = strict;
	if (maxAgeDays !== undefined) {
		it.each([
			[0, true],
			[60_000, false],
		])('counts an age of %d ms more than the limit: taken %s', (more, isTaken) => {
			const event = { ...good, [time.key]: time.of(NOW_MS - maxAgeDays * DAY_MS - more) };
			expect(fault(event) === undefined).toBe(isTaken);
		});
	}
});

/** How a simulator is reached. */
interface Door {
	make: (now: () => number) => PlatformSimulator;
	path: string;
	headers: Fields;
	body: (events: Fields[]) => Fields;
	batch: number;
	isTaken: (status: number, body: Fields) => boolean;
}

const bearer = { authorization: 'Bearer test-key' };
const DOORS: Record<string, Door> = {
	tiktok: {
		make: (now) => new TikTokSimulator({ now }),
		path: '/open_api/v1.3/event/track/',
		headers: { 'access-token': 'test-key' },
		body: (data) => ({ event_source: 'web', event_source_id: 'C4TESTPIXELCODE00000', data }),
		batch: 1_000,
		isTaken: (status, { code }) => status === 200 && code === 0,
	},
	snapchat: {
		make: (now) => new SnapchatSimulator({ now }),
		path: '/v3/1ec32188-0000-4000-8000-c949a984a39f/events',
		headers: bearer,
		body: (data) => ({ data }),
		batch: 2_000,
		isTaken: (status, body) => status === 200 && body.status === 'VALID',
	},
	pinterest: {
		make: (now) => new PinterestSimulator({ now }),
		path: '/v5/ad_accounts/549755885175/events',
		headers: bearer,
		body: (data) => ({ data }),
		batch: 1_000,
		isTaken: (status, body) =>
			status === 200 && body.num_events_received === body.num_events_processed,
	},
	reddit: {
		make: (now) => new RedditSimulator({ now }),
		path: '/api/v3/pixels/t2_test/conversion_events',
		headers: { ...bearer, 'user-agent': 'a test' },
		body: (events) => ({ data: { events } }),
		batch: 1_000,
		isTaken: (status, { data }) => status === 200 && data !== undefined,
	},
};

describe.each(Object.entries(DOORS))('the %s simulator over HTTP', (name, door) => {
	let nowMs = NOW_MS;
	let simulator: PlatformSimulator;
	beforeEach(async () => {
		nowMs = NOW_MS;
		simulator = door.make(() => nowMs);
		await simulator.start();
	});
	afterEach(async () => {
		await simulator.stop();
		expect(simulator.faults).toEqual([]);
	});

	const { good } = STRICT[name] as Strictness;
	const post = async (events: Fields[], headers: Fields = door.headers) => {
		const response = await fetch(simulator.url + door.path, {
			method: 'POST',
			headers: headers as Record<string, string>,
			body: JSON.stringify(door.body(events)),
		});
		return door.isTaken(response.status, (await response.json()) as Fields);
	};
	const many = (count: number) =>
		Array.from(
			{ length: count },
			(_, n) => JSON.parse(JSON.stringify(good).replace('e-1', `e-${n}`)) as Fields,
		);

	it('counts each event once within its window, and again after it', async () => {
		expect(await post([good, good])).toBe(true);
		nowMs += HOUR_MS;
		expect(await post([good])).toBe(true);
		expect(simulator.counts()).toMatchObject({ unique: 1, copies: 3, countedTwice: 0 });
		nowMs += 3 * DAY_MS;
		expect(await post([good])).toBe(true);
		expect(simulator.counts()).toMatchObject({ unique: 1, copies: 4, countedTwice: 1 });
	});

	it('takes a full request and refuses one more event, whatever they are', async () => {
		expect(await post(many(door.batch))).toBe(true);
		expect(await post(many(door.batch + 1))).toBe(false);
		expect(await post([])).toBe(false);
		expect(simulator.counts()).toMatchObject({
			unique: door.batch,
			requests: 3,
			refusedRequests: 2,
		});
	});

	it('lets in nobody without the token', async () => {
		const other = JSON.parse(JSON.stringify(door.headers).replace('test-key', 'other')) as Fields;
		expect(await post([good], other)).toBe(false);
		expect(await post([good], { 'user-agent': 'a test' })).toBe(false);
		expect(simulator.counts().unique).toBe(0);
	});

	it('throttles as often as it is told', async () => {
		simulator.throttle(2);
		expect([await post([good]), await post([good]), await post([good])]).toEqual([
			false,
			false,
			true,
		]);
	});
});
