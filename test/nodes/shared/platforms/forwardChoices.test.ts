import { forward } from '../../../../nodes/shared/platforms/forward';
import { preview } from '../../../../nodes/shared/platforms/sendable';
import { NOW_MS } from './examples';
import { FakePlatform, INVALID, outgoing, TAKEN, toolsFor, type Behaviour } from './fakePlatform';

describe('when the user stops the execution', () => {
	const stopAfter = async (requests: number, behaviour: Behaviour) => {
		const platform = new FakePlatform(behaviour);
		const { tools } = toolsFor(platform);
		tools.surroundings.cancelled = () => platform.requests.length >= requests;
		const results = await forward(platform, outgoing(40), tools);
		return { platform, results };
	};

	it('sends nothing more, and says so of each', async () => {
		const { platform, results } = await stopAfter(2, () => TAKEN);
		expect(platform.requests).toHaveLength(2);
		expect(results.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(20);
		expect(results[39]).toMatchObject({
			outcome: 'failed',
			class: 'temporary',
			code: 'cancelled',
			reason: 'The execution was stopped',
			attempts: 0,
		});
	});

	it('does not go on looking for the bad row of a batch', async () => {
		const { platform, results } = await stopAfter(3, (ids) =>
			ids.includes('e9') ? INVALID : TAKEN,
		);
		expect(platform.requests).toHaveLength(3);
		expect(results.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(
			platform.accepted.size,
		);
		expect(results.some(({ class: errorClass }) => errorClass === 'invalid data')).toBe(false);
	});
});

describe('the same event twice in one execution', () => {
	const twice = () => {
		const [first, second] = outgoing(2);
		if (first === undefined || second === undefined) throw new Error('There are two');
		return [first, second, { ...first }];
	};

	it('is sent once', async () => {
		const platform = new FakePlatform();
		const results = await forward(platform, twice(), toolsFor(platform).tools);
		expect(platform.requests).toEqual([['e0', 'e1']]);
		expect(results[2]).toMatchObject({ outcome: 'skipped', code: 'same_event', attempts: 0 });
	});

	it('is not called sent when the other one was refused', async () => {
		const platform = new FakePlatform(() => INVALID);
		const results = await forward(platform, twice(), toolsFor(platform).tools);
		expect(results[2]?.advice).not.toContain('was sent');
	});

	it('is two events where the names differ', async () => {
		const [first] = twice();
		if (first === undefined) throw new Error('There is one');
		const lead = { ...first, conversion: { ...first.conversion, event: 'Lead' as const } };
		const platform = new FakePlatform();
		const results = await forward(platform, [first, lead], toolsFor(platform).tools);
		expect(results.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
	});

	it('is sent when the first of the two cannot be', async () => {
		const [first] = twice();
		if (first === undefined) throw new Error('There is one');
		const bad = { ...first, conversion: { ...first.conversion, revenue: -1 } };
		const platform = new FakePlatform();
		const results = await forward(platform, [bad, first], toolsFor(platform).tools);
		expect(results.map(({ code }) => code)).toEqual(['negative', null]);
	});
});

it('shows in a dry run the requests that would be sent, to the letter', async () => {
	const conversions = outgoing(25, (n) => (n === 4 ? -1 : 1));
	const dry = preview(new FakePlatform(), conversions, NOW_MS);
	const platform = new FakePlatform();
	const bodies: string[] = [];
	const { tools } = toolsFor(platform);
	await forward(platform, conversions, {
		...tools,
		send: async (request) => {
			bodies.push(String(request.body));
			return await platform.send(request);
		},
	});
	expect(dry.requests.map(({ request }) => String(request.body))).toEqual(bodies);
	expect(dry.requests.flatMap(({ rows }) => rows)).toEqual(
		[...Array(25).keys()].filter((n) => n !== 4),
	);
	expect(dry.results[4]).toMatchObject({ outcome: 'skipped', code: 'negative' });
});
