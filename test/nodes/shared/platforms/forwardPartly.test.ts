import { forward } from '../../../../nodes/shared/platforms/forward';
import type { Outgoing, Reading, Refusal } from '../../../../nodes/shared/platforms/platform';
import { FakePlatform, outgoing, TAKEN, TEMPORARY, toolsFor } from './fakePlatform';

const refusal = (errorClass: Refusal['class']): Refusal => ({
	class: errorClass,
	code: errorClass,
	reason: `It is ${errorClass}`,
	advice: 'Do it',
});

/** Refuses single events of a request and takes the others. */
const partly =
	(classes: Readonly<Record<string, Refusal['class']>>) =>
	(ids: string[]): Reading => ({
		requestId: 'trace',
		refused: new Map(
			ids.flatMap((id, place) => {
				const errorClass = classes[id];
				return errorClass === undefined ? [] : [[place, refusal(errorClass)] as const];
			}),
		),
	});

const outcomesOf = async (platform: FakePlatform, count: number) => {
	const { tools, waits } = toolsFor(platform);
	const results = await forward(platform, outgoing(count), tools);
	return { results, waits, outcomes: results.map(({ outcome }) => outcome) };
};

it('gives events refused alone their reason, at the cost of no further request', async () => {
	const platform = new FakePlatform(partly({ e1: 'invalid data', e13: 'permission' }));
	const { results, outcomes } = await outcomesOf(platform, 20);
	expect(platform.requests).toHaveLength(2);
	expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(18);
	expect(results[1]).toMatchObject({ outcome: 'failed', class: 'invalid data', attempts: 1 });
	expect(results[13]).toMatchObject({ outcome: 'failed', class: 'permission' });
});

it('sends again only what may pass another time', async () => {
	let asked = 0;
	const platform = new FakePlatform((ids) =>
		asked++ === 0 ? partly({ e2: 'temporary', e5: 'throttled', e7: 'invalid data' })(ids) : TAKEN,
	);
	const { results, waits } = await outcomesOf(platform, 10);
	expect(platform.requests[1]).toEqual(['e2', 'e5']);
	expect(waits).toHaveLength(1);
	expect(results[2]).toMatchObject({ outcome: 'accepted', attempts: 2 });
	expect(results[7]).toMatchObject({ outcome: 'failed', attempts: 1 });
	expect(results[0]).toMatchObject({ outcome: 'accepted', attempts: 1 });
});

it('never sends what was taken again when the rest is refused as a whole', async () => {
	let asked = 0;
	const platform = new FakePlatform((ids) =>
		asked++ === 0 ? partly({ e2: 'temporary', e5: 'temporary' })(ids) : TEMPORARY,
	);
	const { outcomes } = await outcomesOf(platform, 10);
	expect(platform.requests.slice(1).every((ids) => ids.join() === 'e2,e5')).toBe(true);
	expect(outcomes.filter((outcome) => outcome === 'failed')).toHaveLength(2);
});

it('puts what the platform has already on Skipped, with nothing to do', async () => {
	const platform = new FakePlatform(partly({ e0: 'duplicate' }));
	const { results } = await outcomesOf(platform, 2);
	expect(results[0]).toMatchObject({ outcome: 'skipped', class: 'duplicate', retryAt: null });
	expect(results[1]?.outcome).toBe('accepted');
});

it('does not ask again at once for what is too early, and says when to', async () => {
	const early: Refusal = { ...refusal('too early'), retryAfterMs: 6 * 3_600_000 };
	const platform = new FakePlatform(() => ({ requestId: null, refused: new Map([[0, early]]) }));
	const { results, waits } = await outcomesOf(platform, 1);
	expect([platform.requests.length, waits.length]).toEqual([1, 0]);
	expect(results[0]).toMatchObject({ outcome: 'failed', class: 'too early' });
	expect(results[0]?.retryAt).not.toBeNull();
});

describe('a platform with several routes', () => {
	class Routed extends FakePlatform {
		route = ({ id }: Outgoing['conversion']) => String(Number(id.slice(1)) % 3);
	}

	it('never mixes them in a request', async () => {
		const platform = new Routed(() => TAKEN, 5);
		const { outcomes } = await outcomesOf(platform, 25);
		expect(new Set(outcomes)).toEqual(new Set(['accepted']));
		for (const ids of platform.requests) {
			expect(ids.length).toBeLessThanOrEqual(5);
			expect(new Set(ids.map((id) => Number(id.slice(1)) % 3)).size).toBe(1);
		}
		expect(platform.requests.flat()).toHaveLength(25);
	});
});

it('waits where the platform counts requests', async () => {
	const platform = new FakePlatform(() => TAKEN, 1);
	Object.assign(platform.limits, { requestsPerMinute: 3 });
	const { waits } = await outcomesOf(platform, 7);
	expect(waits.length).toBeGreaterThan(0);
	expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThanOrEqual(60_000);
});

it('does not send to a platform that takes no consent what was denied it', async () => {
	const platform = new FakePlatform();
	const [first, second] = outgoing(2);
	if (first === undefined || second === undefined) throw new Error('There are two');
	const denied = { ...first.conversion, consent: { adUserData: 'denied' as const } };
	const { tools } = toolsFor(platform);
	const results = await forward(platform, [{ ...first, conversion: denied }, second], tools);
	expect(results.map(({ code }) => code)).toEqual(['consent_denied', null]);
	expect(platform.requests).toEqual([['e1']]);
});
