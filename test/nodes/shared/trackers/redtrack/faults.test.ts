import { DateTime } from 'luxon';
import { RedtrackSimulator } from '../../../../simulators/redtrack';
import { sharedByTests } from '../../../../simulators/lifetime';
import { all } from '../probe';
import { redtrackProbe } from './account';
import { allExpected } from './expected';
import { itTellsAtOnce, itWaitsOut } from '../waiting';

const NOW = Date.UTC(2026, 10, 20, 12, 34, 56);
const EVER = { from: DateTime.fromMillis(NOW - 40 * 86_400_000, { zone: 'utc' }) };

const simulator = sharedByTests(
	new RedtrackSimulator({
		conversions: 300,
		days: 30,
		now: () => NOW,
		apiKey: 'redtrack+test/key=',
	}),
);

beforeEach(() => {
	simulator.commands.setPlan?.({ status: 200 });
});

const readAll = async (data: Record<string, string> = {}) =>
	await redtrackProbe(simulator, {}, data).run(
		async (tracker) => await all(tracker.conversions(EVER)),
	);

/** The error that reading ends with; none of its texts may hold the key, plain or encoded. */
async function errorOf(data: Record<string, string> = {}): Promise<string> {
	const error = await readAll(data).then(
		() => new Error('Nothing went wrong'),
		(thrown: unknown) => thrown,
	);
	const texts = [String(error), (error as Error).stack ?? '', JSON.stringify(error)].join('\n');
	const key = data.apiKey ?? simulator.apiKey;
	for (const form of [key, encodeURIComponent(key)]) expect(texts).not.toContain(form);
	return (error as Error).message;
}

describe('what passes is waited out', () => {
	itWaitsOut(simulator, '/conversions', readAll, () => allExpected(simulator.account).length);

	it('a page that is cut short is noticed and gone on with', async () => {
		simulator.misbehave({ kind: 'partialPage', times: 1, pathIncludes: '/conversions' });
		const found = await readAll();
		expect(new Set(found.map(({ id }) => id)).size).toBe(allExpected(simulator.account).length);
	});

	it('pages that are always cut short are an error, not a hole', async () => {
		simulator.misbehave({ kind: 'partialPage', times: 99, pathIncludes: '/conversions' });
		expect(await errorOf()).toContain('The answer of RedTrack broke off');
		expect(simulator.requestCount).toBeLessThan(20);
	});
});

describe('what stays is told in a sentence without the key', () => {
	itTellsAtOnce(simulator, errorOf, [
		['unauthorized', /RedTrack did not accept the key \(401\)/],
		['paymentRequired', /The API is not part of this RedTrack plan \(402\)/],
		['forbidden', /RedTrack does not allow this key to do that \(403\)/],
		['notFoundHtml', /A web page answered instead of the RedTrack API \(404\)/],
		[
			'redirect302',
			/RedTrack redirects to http:\/\/localhost:\d+\/elsewhere, which was not followed/,
		],
		['challengePage', /A web page answered instead of the RedTrack API/],
	]);

	it('a wrong key', async () => {
		expect(await errorOf({ apiKey: 'other+key/=' })).toBe('RedTrack did not accept the key (401)');
	});

	it('a server that repeats the key in its words', async () => {
		const echo = 'redtrack-test-key-wrong';
		simulator.commands.setPlan?.({ status: 403 });
		expect(await errorOf({ apiKey: echo })).not.toContain(echo);
	});

	it('a host that nothing listens at', async () => {
		expect(await errorOf({ apiUrl: 'http://127.0.0.1:9' })).toMatch(/Nothing listens/);
	});

	it('a host that is none', async () => {
		expect(await errorOf({ apiUrl: 'http://redtrack.invalid' })).toMatch(/does not exist/);
	});
});

it('the key travels in the address of the API and nowhere else', async () => {
	await readAll();
	for (const { query, headers } of simulator.received()) {
		expect(query.api_key).toBe('***');
		expect(JSON.stringify(headers)).not.toContain(simulator.apiKey);
	}
});
