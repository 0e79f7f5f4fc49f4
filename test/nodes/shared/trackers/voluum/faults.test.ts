import { DateTime } from 'luxon';
import type { MisbehaviourKind } from '../../../../simulators/base';
import { VoluumSimulator, type VoluumTruth } from '../../../../simulators/voluum';
import { sharedByTests } from '../../../../simulators/lifetime';
import { all } from '../probe';
import { voluumProbe } from './account';
import { itWaitsOut } from '../waiting';

jest.setTimeout(60_000);

const NOW = Date.UTC(2026, 10, 20, 12, 34, 56);
const EVER = { from: DateTime.fromMillis(0, { zone: 'utc' }) };

const simulator = sharedByTests(
	new VoluumSimulator({ conversions: 300, days: 30, now: () => NOW, requestsPerSecond: 1_000 }),
);

beforeEach(() => {
	simulator.sessions.endAll();
	simulator.planStatus = 200;
});

const probe = () => voluumProbe(simulator);
const readAll = async (one = probe()) =>
	await one.run(async (tracker) => await all(tracker.conversions(EVER)));
const truth = () => simulator.commands.truth?.({}) as VoluumTruth[];
const signIns = () => simulator.received().filter(({ path }) => path.startsWith('/auth/')).length;

describe('what passes is waited out', () => {
	itWaitsOut(simulator, '/report', readAll, () => truth().length);

	it('a page that is cut short is noticed and gone on with', async () => {
		simulator.misbehave({ kind: 'partialPage', times: 2, pathIncludes: '/report' });
		const found = await readAll();
		expect(new Set(found.map(({ id }) => id)).size).toBe(truth().length);
	});
});

describe('what does not pass is told', () => {
	it.each<[MisbehaviourKind, string]>([
		['paymentRequired', 'The API is not part of this Voluum plan (402)'],
		['forbidden', 'Voluum does not allow this key to do that (403): Simulated error 403'],
		['redirect302', 'Voluum redirects to http://localhost:PORT/elsewhere, which was not followed'],
		['notFoundHtml', 'A web page answered instead of the Voluum API (404)'],
		['challengePage', 'A web page answered instead of the Voluum API (200)'],
	])('%s', async (kind, sentence) => {
		simulator.misbehave({ kind, times: 9, pathIncludes: '/report' });
		const told = await readAll().catch((error: Error) =>
			error.message.replace(/:\d{4,5}/, ':PORT'),
		);
		expect(told).toBe(sentence);
		expect(simulator.elsewhere().calls).toBe(0);
	});
});

describe('the session', () => {
	it('is opened once and kept for later executions', async () => {
		const one = probe();
		await readAll(one);
		await readAll(one);
		expect(signIns()).toBe(1);
		expect(String(one.saved.data.session)).toContain('session-');
	});

	it('that ends between two pages is renewed, and no row is lost', async () => {
		const one = probe();
		await readAll(one);
		simulator.forgetTraffic();
		simulator.misbehave({ kind: 'partialPage', times: 1, pathIncludes: '/report' });
		simulator.commands.endSessions?.({ after: 1 });
		const found = await readAll(one);
		expect(new Set(found.map(({ id }) => id)).size).toBe(truth().length);
		expect(signIns()).toBe(1);
		const answers = simulator.received().map(({ answered }) => answered);
		expect(answers.filter((status) => status === 401)).toHaveLength(1);
	});

	it('of another key is not used', async () => {
		const one = probe();
		await readAll(one);
		one.saved.data = { ...one.saved.data, authentication: 'password' };
		await readAll(one);
		expect(simulator.received().map(({ path }) => path)).toContain('/auth/session');
	});

	it('is opened again before its life ends', async () => {
		const one = probe();
		await readAll(one);
		const session = JSON.parse(String(one.saved.data.session)) as { renewAt: number };
		one.saved.data.session = JSON.stringify({ ...session, renewAt: Date.now() - 1 });
		simulator.forgetTraffic();
		await readAll(one);
		expect(signIns()).toBe(1);
		expect(simulator.received().every(({ answered }) => answered === 200)).toBe(true);
	});

	it('that is refused although it is new is an error, not another sign-in', async () => {
		simulator.misbehave({ kind: 'unauthorized', times: 9, pathIncludes: '/report' });
		await expect(readAll()).rejects.toThrow('Voluum did not accept the key (401)');
		expect(signIns()).toBe(1);
	});

	it('is opened at the second attempt where the first one meets trouble', async () => {
		simulator.misbehave({ kind: 'badGateway', times: 1, pathIncludes: '/auth/' });
		expect(await readAll()).toHaveLength(truth().length);
		expect(signIns()).toBe(2);
	});

	it('of a key that was taken back is told', async () => {
		const one = voluumProbe(simulator, {}, { accessKey: 'old-test-key' });
		await expect(readAll(one)).rejects.toThrow(/Voluum did not accept the key \(401\)/);
	});
});

it('conversions are worth reading where an access key may not list campaigns', async () => {
	simulator.passwordOnly.add('/campaign');
	const found = await readAll();
	simulator.passwordOnly.clear();
	expect(found).toHaveLength(truth().length);
	expect(new Set(found.map(({ campaign }) => campaign.state))).toEqual(new Set([null]));
});

it('keeps below 15 requests a second', async () => {
	const strict = new VoluumSimulator({ conversions: 0 });
	await strict.start();
	await voluumProbe(strict).run(async (tracker) => {
		for (let i = 0; i < 40; i++) await tracker.test?.();
	});
	await strict.stop();
	expect(strict.received().map(({ answered }) => answered)).toEqual(new Array(41).fill(200));
});
