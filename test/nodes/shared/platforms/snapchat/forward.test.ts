import { UNSUPPORTED_CURRENCY } from '../../../../simulators/platform';
import { SnapchatSimulator, type SnapchatSimulatorOptions } from '../../../../simulators/snapchat';
import { exampleConversion, NOW_MS } from '../examples';
import { forwardTo, ids, itSurvives } from '../overHttp';
import { shopOf } from './shop';

let simulator: SnapchatSimulator;
const start = async (options: SnapchatSimulatorOptions = {}) => {
	simulator = new SnapchatSimulator({ now: () => NOW_MS, ...options });
	await simulator.start();
};
afterEach(async () => {
	await simulator.stop();
	expect(simulator.faults).toEqual([]);
});

const sale = (id: string) => exampleConversion({ id });

describe.each<[string, string, SnapchatSimulatorOptions]>([
	['a refusal is a 400', '400', { success: 'VALID' }],
	['a refusal looks like a success', '200', { success: 'OK', refusesPolitely: true }],
])('where %s', (_what, code, options) => {
	beforeEach(async () => await start(options));

	itSurvives(() => shopOf(simulator), {
		bad: { currency: UNSUPPORTED_CURRENCY },
		code,
		reason: /^Snapchat refused it: custom_data\.currency: Not a valid value$/,
	});
});

it('lets events be checked only, in test mode', async () => {
	await start({ success: 'SUCCESS' });
	const { results } = await forwardTo(shopOf(simulator, { 'options.testMode': true }), [sale('a')]);
	expect(ids(results, 'accepted')).toEqual(['a']);
	expect(simulator.counts()).toMatchObject({ unique: 0, test: 1 });
});
