import { startedUntil } from '../../../../simulators/lifetime';
import { SnapchatSimulator, type SnapchatSimulatorOptions } from '../../../../simulators/snapchat';
import { NOW_MS } from '../examples';
import { forwardTo, ids, itSurvives, sale } from '../overHttp';
import { shopOf } from './shop';

const started = startedUntil(afterEach);
let simulator: SnapchatSimulator;
const start = async (options: SnapchatSimulatorOptions = {}) =>
	(simulator = await started(new SnapchatSimulator({ now: () => NOW_MS, ...options })));

describe.each<[string, string, SnapchatSimulatorOptions]>([
	['a refusal is a 400', '400', { success: 'VALID' }],
	['a refusal looks like a success', '200', { success: 'OK', refusesPolitely: true }],
])('where %s', (_what, code, options) => {
	beforeEach(async () => await start(options));

	itSurvives(() => shopOf(simulator), {
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
