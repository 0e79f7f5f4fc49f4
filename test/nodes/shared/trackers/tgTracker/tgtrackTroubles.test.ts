import { expectedMember } from './expectedMember';
import { all, problemOf, settingsOf, withTracker } from './support';
import { conversions, KEY, start, WHOLE } from './tgtrackAccount';

const SLOW_MS = 60_000;

describe('requests', () => {
	it('are one when there is nothing new, and one when all tags are known', async () => {
		const started = await start();
		const sync = async (memory: object) =>
			await started.run(
				async (tracker) => {
					await all(tracker.conversions?.(WHOLE));
					return tracker.memory;
				},
				settingsOf(),
				memory,
			);
		const memory = await sync({});
		expect(started.simulator.requestCount).toBe(2);
		started.simulator.forgetTraffic();
		await sync(memory);
		expect(started.simulator.requestCount).toBe(1);
	});

	it(
		'are halved until no answer is full, and none of 12,000 members is missed',
		async () => {
			const started = await start({ conversions: 12_000 });
			const found = await conversions(started);
			const ids = Array.from(
				{ length: 12_000 },
				(_, row) => expectedMember(started.simulator, row).id,
			);
			expect(new Set(found.map(({ id }) => id))).toEqual(new Set(ids));
			const spans = started.simulator.received().filter(({ path }) => path.includes('members'));
			expect(spans.length).toBeLessThanOrEqual(5);
		},
		SLOW_MS,
	);

	it('are three a second at most', async () => {
		const started = await start();
		await started.run(async (tracker) => {
			for (let read = 0; read < 5; read++) await all(tracker.conversions?.(WHOLE));
		});
		expect(started.simulator.received().map(({ answered }) => answered)).toEqual(
			Array.from({ length: 6 }, () => 200),
		);
		expect(started.clock.waits.length).toBeGreaterThan(0);
	});

	it('carry the key in the address, where it is masked, and the constant parameters', async () => {
		const started = await start();
		await conversions(started);
		for (const { query } of started.simulator.received())
			expect(query).toMatchObject({ ver: '1.0', platform: 'api', format: 'csv', apiKey: '***' });
	});
});

describe('misbehaviour', () => {
	it.each(['serverError', 'badGateway', 'cutBody', 'invalidJson', 'emptyBody'] as const)(
		'%s once is waited out, and nothing is missed or doubled',
		async (kind) => {
			const calm = await conversions(await start());
			const started = await start();
			started.simulator.misbehave({ kind, times: 1 });
			expect(await conversions(started)).toEqual(calm);
		},
	);

	it('a burst that others caused is left to the next run, with the wait it asks for', async () => {
		const started = await start();
		for (let call = 0; call < 3; call++) await fetch(`${started.simulator.api}/get_tags.php`);
		started.simulator.forgetTraffic();
		const error = await problemOf(conversions(started));
		expect(error.message).toBe('TGTrack asks for fewer requests (452)');
		expect(error.problem).toEqual({ kind: 'throttled', status: 452, retryAfterMs: 60_000 });
		expect(started.simulator.requestCount).toBe(1);
	});

	it('a short wait is sat out', async () => {
		const started = await start();
		started.simulator.misbehave({ kind: 'throttledRetryAfter', times: 1, retryAfterSeconds: 7 });
		expect((await conversions(started)).length).toBe(300);
		expect(started.clock.waits).toContain(7_000);
	});

	it('a wrong key is told without the key, though TGTrack repeats it', async () => {
		const error = await problemOf(conversions(await start({}, { reportKey: 'another-key' })));
		expect(error.message).toBe('TGTrack did not accept the key (200)');
		expect(error.advice).toContain("'Report Key'");
		expect(JSON.stringify([error.message, error.advice, error.problem])).not.toContain('another');
	});

	it('a redirect is not followed', async () => {
		const started = await start();
		started.simulator.misbehave({ kind: 'redirect302', times: 9 });
		const error = await problemOf(conversions(started));
		expect(error.message).toContain('which was not followed');
		expect(error.message).not.toContain(KEY);
		expect(started.simulator.elsewhere()).toEqual({ calls: 0, withKey: 0 });
	});

	it('a page where the report should be says to check the address', async () => {
		const started = await start({}, {});
		const wrong = {
			product: 'tgtrack',
			reportUrl: started.simulator.url,
			reportKey: KEY,
			accountName: 'a',
		};
		const error = await problemOf(
			withTracker(wrong, started.clock, async (tracker) => await all(tracker.conversions?.(WHOLE))),
		);
		expect(error.message).toBe('A web page answered instead of the TGTrack API (404)');
		expect(error.advice).toContain("'Report URL'");
	});
});
