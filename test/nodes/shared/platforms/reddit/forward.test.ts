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
