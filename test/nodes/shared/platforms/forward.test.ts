import { forward } from '../../../../nodes/shared/platforms/forward';
import { NOW_MS } from './examples';
import {
	AUTH,
	busyFor,
	FakePlatform,
	INVALID,
	outgoing,
	TAKEN,
	TEMPORARY,
	THROTTLED,
	toolsFor,
	type Behaviour,
} from './fakePlatform';

const run = async (behaviour: Behaviour, count: number, batch = 10) => {
	const platform = new FakePlatform(behaviour, batch);
	const { tools, waits } = toolsFor(platform);
	const results = await forward(platform, outgoing(count), tools);
	return { platform, results, waits, outcomes: results.map(({ outcome }) => outcome) };
};
const times = <T>(count: number, value: T): T[] => new Array<T>(count).fill(value);
const sizes = (platform: FakePlatform) => platform.requests.map(({ length }) => length);

it.each([
	[0, []],
	[1, [1]],
	[10, [10]],
	[11, [10, 1]],
	[35, [10, 10, 10, 5]],
])('sends %d conversions in requests of %j, each once and in order', async (count, expected) => {
	const { platform, results } = await run(() => TAKEN, count);
	expect(sizes(platform)).toEqual(expected);
	expect(platform.requests.flat()).toEqual(outgoing(count).map(({ eventId }) => eventId));
	expect(results.map(({ eventId }) => eventId)).toEqual(platform.requests.flat());
});

it('gives each its own result in the order of the items, whatever became of it', async () => {
	const bad = new Set(['e3', 'e17']);
	const platform = new FakePlatform((ids) => (ids.some((id) => bad.has(id)) ? INVALID : TAKEN));
	const conversions = outgoing(25, (n) => (n % 6 === 5 ? -1 : 1));
	const results = await forward(platform, conversions, toolsFor(platform).tools);
	const expected = conversions.map(({ eventId }, n) =>
		n % 6 === 5 ? 'skipped' : bad.has(eventId) ? 'failed' : 'accepted',
	);
	expect(results.map(({ outcome }) => outcome)).toEqual(expected);
	expect(results.map(({ eventId }) => eventId)).toEqual(conversions.map(({ eventId }) => eventId));
	expect([...platform.accepted.values()]).toEqual(times(platform.accepted.size, 1));
	expect(platform.accepted.size).toBe(expected.filter((outcome) => outcome === 'accepted').length);
});

it('says all there is to say of each', async () => {
	const platform = new FakePlatform((ids) => (ids.includes('e1') ? INVALID : TAKEN));
	const conversions = outgoing(3, (n) => (n === 2 ? -1 : 1));
	const results = await forward(platform, conversions, toolsFor(platform).tools);
	const nothing = {
		platform: 'fake',
		class: null,
		code: null,
		reason: null,
		advice: null,
		retryAt: null,
	};
	expect(results).toEqual([
		{ ...nothing, outcome: 'accepted', requestId: 'trace', eventId: 'e0', attempts: 2 },
		{
			...nothing,
			outcome: 'failed',
			class: 'invalid data',
			code: 'invalid data',
			reason: 'It is invalid data',
			advice: 'Do it',
			requestId: 'trace-refused',
			eventId: 'e1',
			attempts: 2,
		},
		{
			...nothing,
			outcome: 'skipped',
			code: 'negative',
			reason: 'No',
			advice: 'Nothing to do',
			requestId: null,
			eventId: 'e2',
			attempts: 0,
		},
	]);
});

it('builds the next batch while the last one is on its way', async () => {
	const { platform } = await run(() => TAKEN, 30);
	const requestsWhenBuilt = new Map(platform.built);
	expect(requestsWhenBuilt.get('e0')).toBe(0);
	expect(requestsWhenBuilt.get('e10')).toBe(1);
	expect(requestsWhenBuilt.get('e20')).toBe(2);
});

it('has no more than two requests under way, so that Meta sees no flood', async () => {
	const platform = new FakePlatform();
	const { tools } = toolsFor(platform);
	let underWay = 0;
	let most = 0;
	const results = await forward(platform, outgoing(60), {
		...tools,
		send: async (request) => {
			most = Math.max(most, ++underWay);
			const outcome = await platform.send(request);
			underWay--;
			return outcome;
		},
	});
	expect(most).toBeLessThanOrEqual(2);
	expect(results.every(({ outcome }) => outcome === 'accepted')).toBe(true);
});

it('builds each event once, whatever happens to it', async () => {
	const { platform } = await run((ids) => (ids.includes('e4') ? INVALID : TAKEN), 20);
	expect(platform.built.map(([id]) => id)).toEqual(outgoing(20).map(({ eventId }) => eventId));
});

describe('an answer that may be another a moment later', () => {
	it.each([
		['throttled', THROTTLED],
		['temporary', TEMPORARY],
	])('is waited for when it is %s, and the conversions are accepted', async (_what, reading) => {
		const { results, waits } = await run((_ids, nth) => (nth <= 3 ? reading : TAKEN), 5);
		expect(waits).toEqual([1_000, 2_000, 4_000]);
		expect(results.map(({ outcome, attempts }) => [outcome, attempts])).toEqual(
			times(5, ['accepted', 4]),
		);
	});

	it('is waited for as long as the platform wants, when that is not too long', async () => {
		expect((await run((_ids, nth) => (nth === 1 ? busyFor(30_000) : TAKEN), 1)).waits).toEqual([
			30_000,
		]);
	});

	it('is not waited for by the hour: the item says when', async () => {
		const { results, waits } = await run(() => busyFor(3_600_000), 1);
		expect(waits).toEqual([]);
		expect(results[0]).toMatchObject({
			outcome: 'failed',
			class: 'throttled',
			attempts: 1,
			retryAt: new Date(NOW_MS + 3_600_000).toISOString(),
		});
	});

	it('is given up after five requests, and an outage of one batch costs no other', async () => {
		const { platform, outcomes, results } = await run(
			(ids) => (ids.includes('e0') ? TEMPORARY : TAKEN),
			20,
		);
		expect(sizes(platform)).toEqual([10, 10, 10, 10, 10, 10]);
		expect(outcomes).toEqual([...times(10, 'failed'), ...times(10, 'accepted')]);
		expect(results[0]).toMatchObject({ attempts: 5, requestId: 'trace-refused' });
	});
});

describe('an answer that will be the same for all', () => {
	it.each([
		['a wrong key', AUTH, 1],
		['throttling that does not end', THROTTLED, 5],
		['a wait that is too long', busyFor(600_000), 1],
	])('ends the sending: %s', async (_what, reading, requests) => {
		const { platform, results } = await run((_ids, nth) => (nth === 1 ? TAKEN : reading), 40);
		// Two batches are under way at once; each of them asks for itself.
		expect(platform.requests.length).toBeLessThanOrEqual(1 + 2 * requests);
		expect(results.map(({ outcome }) => outcome)).toEqual([
			...times(10, 'accepted'),
			...times(30, 'failed'),
		]);
		expect(results[10]).toMatchObject({ reason: reading.refusal?.reason, attempts: requests });
		expect(results[39]).toMatchObject({
			class: reading.refusal?.class,
			reason: `Not sent, because of an earlier answer. ${reading.refusal?.reason}`,
			attempts: 0,
			requestId: null,
		});
	});

	it('ends the repair of a batch too', async () => {
		const { platform, results } = await run((ids, nth) => {
			if (nth > 3) return AUTH;
			return ids.includes('e9') ? INVALID : TAKEN;
		}, 20);
		const [afterwards] = platform.requests.slice(5);
		expect(afterwards).toBeUndefined();
		expect(results.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(
			platform.accepted.size,
		);
		const { length } = results.filter((result) => result.class === 'auth');
		expect(length).toBe(20 - platform.accepted.size);
	});
});

it('counts as attempts the requests that carried the conversion', async () => {
	const { platform, results } = await run((ids) => (ids.includes('e6') ? INVALID : TAKEN), 10);
	for (const { eventId, attempts } of results) {
		const carried = platform.requests.filter((ids) => ids.includes(eventId ?? ''));
		expect([eventId, attempts]).toEqual([eventId, carried.length]);
	}
});
