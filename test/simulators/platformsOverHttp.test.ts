import { PinterestSimulator } from './pinterest';
import type { PlatformSimulator } from './platform';
import { RedditSimulator } from './reddit';
import { SnapchatSimulator } from './snapchat';
import { TikTokSimulator } from './tiktok';
import { DAY_MS, type Fields, HOUR_MS, NOW_MS, STRICT, type Strictness } from './platformEvents';
import { startedUntil } from './lifetime';

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
	const started = startedUntil(afterEach);
	let simulator: PlatformSimulator;
	beforeEach(async () => {
		nowMs = NOW_MS;
		simulator = await started(door.make(() => nowMs));
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
