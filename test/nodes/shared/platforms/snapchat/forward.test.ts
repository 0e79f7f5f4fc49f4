import type { MisbehaviourKind } from '../../../../simulators/base';
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

it.each<[MisbehaviourKind, string, string, number]>([
	['unauthorized', 'auth', '401', 1],
	['forbidden', 'permission', '403', 1],
	['throttled', 'throttled', '429', 5],
	['throttledRetryAfter', 'throttled', '429', 5],
	['serverErrorAfter', 'temporary', '500', 5],
	['notFoundHtml', 'temporary', '404', 5],
	['redirect301', 'configuration', '301', 1],
	['emptyBody', 'temporary', '200', 5],
])(
	'says what happened with %s, and asks again only where that may help',
	async (kind, errorClass, code, attempts) => {
		await start();
		simulator.misbehave({ kind, times: 1_000 });
		const { results } = await forwardTo(shopOf(simulator), [sale('a')]);
		expect(results[0]).toMatchObject({ outcome: 'failed', class: errorClass, code, attempts });
		expect(simulator.elsewhere()).toEqual({ calls: 0, withKey: 0 });
	},
);
