import { UNSUPPORTED_CURRENCY } from '../../../../simulators/platform';
import {
	PinterestSimulator,
	type PinterestSimulatorOptions,
} from '../../../../simulators/pinterest';
import { exampleConversion, NOW_MS } from '../examples';
import { forwardTo, ids, itSurvives } from '../overHttp';
import { shopOf } from './shop';

let simulator: PinterestSimulator;
const start = async (options: PinterestSimulatorOptions = {}) => {
	simulator = new PinterestSimulator({ now: () => NOW_MS, ...options });
	await simulator.start();
};
afterEach(async () => {
	await simulator.stop();
	expect(simulator.faults).toEqual([]);
});

const sales = (count: number) =>
	Array.from({ length: count }, (_, n) => exampleConversion({ id: `sale-${n}` }));

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

	itSurvives(() => shopOf(simulator), { bad: { currency: UNSUPPORTED_CURRENCY }, code, reason });
});

it('needs no further request where the answer tells of each event', async () => {
	await start();
	const bad = exampleConversion({ id: 'bad', currency: UNSUPPORTED_CURRENCY });
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
