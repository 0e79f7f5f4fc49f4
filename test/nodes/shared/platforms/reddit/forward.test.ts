import type { MisbehaviourKind } from '../../../../simulators/base';
import { UNSUPPORTED_CURRENCY } from '../../../../simulators/platform';
import { RedditSimulator, type RedditSimulatorOptions } from '../../../../simulators/reddit';
import { exampleConversion, NOW_MS } from '../examples';
import { forwardTo, ids, itSurvives } from '../overHttp';
import { shopOf } from './shop';

let simulator: RedditSimulator;
const start = async (options: RedditSimulatorOptions = {}) => {
	simulator = new RedditSimulator({ now: () => NOW_MS, ...options });
	await simulator.start();
};
afterEach(async () => {
	await simulator.stop();
	expect(simulator.faults).toEqual([]);
});

const sale = (id: string, more = {}) => exampleConversion({ id, ...more });

describe.each<[string, boolean, RegExp]>([
	['names the fields', true, /^Reddit refused it: metadata\.currency: Not a valid value$/],
	[
		'names none',
		false,
		/^Reddit refused it: There were \d+ invalid conversion events\. None were processed$/,
	],
])('where Reddit %s', (_what, namesFields, reason) => {
	beforeEach(async () => await start({ namesFields }));

	itSurvives(() => shopOf(simulator), {
		bad: { currency: UNSUPPORTED_CURRENCY },
		code: '400',
		reason,
	});
});

it('needs one more request for a batch whose bad events have the same fault', async () => {
	await start();
	const bad = { currency: UNSUPPORTED_CURRENCY };
	const sales = [sale('a', bad), sale('b'), sale('c', bad), sale('d')];
	const { results } = await forwardTo(shopOf(simulator), sales);
	expect(ids(results, 'failed')).toEqual(['a', 'c']);
	expect(simulator.counts()).toMatchObject({ unique: 2, requests: 2 });
});

it('sends test events one by one, since only the first of a request is shown', async () => {
	await start();
	const shop = shopOf(simulator, { 'options.testId': 'test-1' });
	const { results } = await forwardTo(shop, [sale('a'), sale('b'), sale('c')]);
	expect(ids(results, 'accepted')).toEqual(['a', 'b', 'c']);
	expect(simulator.counts()).toMatchObject({ unique: 0, test: 3, requests: 3 });
});

it.each<[MisbehaviourKind, string, string, number]>([
	['unauthorized', 'auth', '401', 1],
	['forbidden', 'permission', '403', 1],
	['throttled', 'throttled', '429', 5],
	['serverError', 'temporary', '500', 5],
	['badGateway', 'temporary', '502', 5],
	['redirect302', 'configuration', '302', 1],
	['invalidJson', 'temporary', '200', 5],
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
