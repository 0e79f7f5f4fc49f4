import { conversionItems, World } from './world';

const PATIENT_MS = 120_000;

let world: World;
beforeEach(async () => {
	world = await World.start();
});

const counted = (results: Array<{ outcome: string }>) =>
	results.reduce<Record<string, number>>(
		(counts, { outcome }) => ({ ...counts, [outcome]: (counts[outcome] ?? 0) + 1 }),
		{},
	);

it.each(['serverErrorAfter', 'cutBody', 'emptyBody', 'slow'] as const)(
	'counts every conversion once when the second of three requests ends in %s',
	async (kind) => {
		world.meta.misbehave({ kind, times: 1, skip: 1 });
		const { results } = await world.forward(conversionItems(2_500));
		expect(counted(results)).toEqual({ accepted: 2_500 });
		expect(world.counts()).toMatchObject({ unique: 2_500, countedAgain: 0 });
		// Two requests are under way at once: which of them was the second is up to chance.
		const repeated = results.filter((result) => result.attempts === 2);
		expect(kind === 'slow' ? [0] : [500, 1_000]).toContain(repeated.length);
	},
	PATIENT_MS,
);

it('keeps what was accepted when the token is revoked in the middle, and sends only the rest next time', async () => {
	world.meta.misbehave({ kind: 'unauthorized', times: 1_000, skip: 1 });
	const items = conversionItems(4_500);
	const first = await world.forward(items);
	expect(counted(first.results)).toEqual({ accepted: 1_000, failed: 3_500 });
	expect(world.counts()).toMatchObject({ unique: 1_000 });
	// Two requests are under way at once, so one more may be out when the first is refused.
	expect(world.meta.requestCount).toBeLessThanOrEqual(3);
	const [refused] = first.results.filter(({ outcome }) => outcome === 'failed');
	expect(refused).toMatchObject({ class: 'auth', attempts: 1 });
	expect(first.results[4_400]).toMatchObject({
		class: 'auth',
		attempts: 0,
		requestId: null,
		reason:
			'Not sent, because of an earlier answer. Meta refused it: Invalid OAuth access token - it cannot be read',
	});
	world.meta.behave();
	const second = await world.forward(items);
	expect(counted(second.results)).toEqual({ skipped: 1_000, accepted: 3_500 });
	expect(world.counts()).toMatchObject({ unique: 4_500, duplicates: 0 });
});

it.each([4, 17, 80_004])(
	'does not sit out a throttling of minutes (code %d): the items say when to come back',
	async (code) => {
		world.meta.commands.setThrottled?.({ code, minutes: 5 });
		const before = Date.now();
		const { results } = await world.forward(conversionItems(3));
		for (const { retryAt, ...result } of results) {
			expect(result).toMatchObject({ outcome: 'failed', class: 'throttled', attempts: 1 });
			const minutes = (Date.parse(String(retryAt)) - before) / 60_000;
			expect(minutes).toBeGreaterThanOrEqual(5);
			expect(minutes).toBeLessThan(6);
		}
		world.meta.commands.setThrottled?.({ code: 0 });
		expect(counted((await world.forward(conversionItems(3))).results)).toEqual({ accepted: 3 });
	},
);

it(
	'says that nobody listens where the server is down',
	async () => {
		const credential = { apiUrl: world.meta.url };
		const down = await World.start();
		credential.apiUrl = down.meta.url;
		await down.meta.stop();
		const { results } = await world.forward(conversionItems(2), {}, { credential });
		expect(results[0]).toMatchObject({
			outcome: 'failed',
			class: 'temporary',
			code: 'refused',
			reason: 'Nothing listens at the address of Meta (ECONNREFUSED)',
			attempts: 5,
		});
		expect(counted((await world.forward(conversionItems(2))).results)).toEqual({ accepted: 2 });
	},
	PATIENT_MS,
);

it.each<[string, object, object]>([
	[
		'another dataset',
		{ datasetId: '999' },
		{
			class: 'configuration',
			code: '100/33',
			advice:
				"Check 'Dataset ID' and 'API URL' in the Meta Conversions API credential, and that the token was made for this dataset",
		},
	],
	['another token', { accessToken: 'wrong-token' }, { class: 'auth', code: '190' }],
	['no token', { accessToken: '' }, { class: 'auth', code: '104' }],
	['a version in the API URL', { apiUrl: '/v25.0' }, { class: 'configuration', code: '2500' }],
])('gives up at once and blames no conversion with %s', async (_what, credential, expected) => {
	const { results } = await world.forward(
		conversionItems(4_200),
		{},
		{
			credential: {
				...credential,
				...('apiUrl' in credential && { apiUrl: `${world.meta.url}/v25.0` }),
			},
		},
	);
	expect(world.meta.requestCount).toBeLessThanOrEqual(2);
	expect(counted(results)).toEqual({ failed: 4_200 });
	for (const at of [0, 4_199]) expect(results[at]).toMatchObject(expected);
});

it('stops when the user stops the execution, and nothing is lost or counted twice', async () => {
	const stop = new AbortController();
	world.meta.misbehave({ kind: 'slow', times: 2, delayMs: 300 });
	const watch = setInterval(() => world.meta.requestCount >= 2 && stop.abort(), 5);
	const items = conversionItems(4_500);
	const { results } = await world.forward(items, {}, { cancel: stop.signal });
	clearInterval(watch);
	expect(world.counts()).toMatchObject({ requests: 2, unique: 2_000 });
	// n8n itself breaks off what is under way, so nobody knows what Meta made of it.
	expect(counted(results)).toEqual({ failed: 4_500 });
	expect(results[0]).toMatchObject({ code: 'cancelled', attempts: 1 });
	expect(results[4_499]).toMatchObject({
		code: 'cancelled',
		reason: 'The execution was stopped',
		attempts: 0,
	});
	expect(counted((await world.forward(items)).results)).toEqual({ accepted: 4_500 });
	expect(world.counts()).toMatchObject({ unique: 4_500, duplicates: 2_000, countedAgain: 0 });
});
