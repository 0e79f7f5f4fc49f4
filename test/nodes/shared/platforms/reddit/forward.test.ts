import { startedUntil } from '../../../../simulators/lifetime';
import { RedditSimulator, type RedditSimulatorOptions } from '../../../../simulators/reddit';
import { NOW_MS } from '../examples';
import { forwardTo, ids, itFindsTheBadOnes, itSurvives, sale } from '../overHttp';
import { shopOf } from './shop';

const started = startedUntil(afterEach);
let simulator: RedditSimulator;
const start = async (options: RedditSimulatorOptions = {}) =>
	(simulator = await started(new RedditSimulator({ now: () => NOW_MS, ...options })));

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
		code: '400',
		reason,
	});
});

itFindsTheBadOnes(async () => shopOf(await start()), { requests: 2 });

it('sends test events one by one, since only the first of a request is shown', async () => {
	await start();
	const shop = shopOf(simulator, { 'options.testId': 'test-1' });
	const { results } = await forwardTo(shop, [sale('a'), sale('b'), sale('c')]);
	expect(ids(results, 'accepted')).toEqual(['a', 'b', 'c']);
	expect(simulator.counts()).toMatchObject({ unique: 0, test: 3, requests: 3 });
});
