import { startedUntil } from '../../../../simulators/lifetime';
import {
	PinterestSimulator,
	type PinterestSimulatorOptions,
} from '../../../../simulators/pinterest';
import { NOW_MS } from '../examples';
import { BAD, forwardTo, ids, itSurvives, sale } from '../overHttp';
import { shopOf } from './shop';

const started = startedUntil(afterEach);
let simulator: PinterestSimulator;
const start = async (options: PinterestSimulatorOptions = {}) =>
	(simulator = await started(new PinterestSimulator({ now: () => NOW_MS, ...options })));

const sales = (count: number) => Array.from({ length: count }, (_, n) => sale(`sale-${n}`));

describe.each<[NonNullable<PinterestSimulatorOptions['tells']>, string, RegExp]>([
	['list', 'failed', /^Pinterest refused it: custom_data\.currency: Not a valid value$/],
	['422 with list', 'failed', /^Pinterest refused it: custom_data\.currency: Not a valid value$/],
	[
		'422 without list',
		'4195',
		/^Pinterest refused it: Not all events were successfully processed$/,
	],
])('where Pinterest tells by %s', (tells, code, reason) => {
	beforeEach(async () => await start({ tells }));

	itSurvives(() => shopOf(simulator), { code, reason });
});

it('needs no further request where the answer tells of each event', async () => {
	await start();
	const bad = sale('bad', BAD);
	const { results } = await forwardTo(shopOf(simulator), [...sales(3), bad]);
	expect(ids(results, 'failed')).toEqual(['bad']);
	expect(simulator.counts()).toMatchObject({ unique: 3, copies: 3, requests: 1 });
});

it('sends twenty events a request in test mode, which do not count', async () => {
	await start();
	const { results } = await forwardTo(shopOf(simulator, { 'options.testMode': true }), sales(45));
	expect(ids(results, 'accepted')).toHaveLength(45);
	expect(simulator.counts()).toMatchObject({
		unique: 0,
		test: 45,
		requests: 3,
		refusedRequests: 0,
	});
});

it('comes back when the endpoint takes traffic again', async () => {
	await start();
	simulator.rampDown(2);
	const { results } = await forwardTo(shopOf(simulator), sales(1));
	expect(results[0]).toMatchObject({ outcome: 'accepted', attempts: 3 });
});
