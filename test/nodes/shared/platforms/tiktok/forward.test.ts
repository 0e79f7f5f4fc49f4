import { startedUntil } from '../../../../simulators/lifetime';
import { TikTokSimulator, type TikTokSimulatorOptions } from '../../../../simulators/tiktok';
import { NOW_MS } from '../examples';
import { BAD, forwardTo, ids, itSurvives, sale } from '../overHttp';
import { shopOf } from './shop';

const started = startedUntil(afterEach);
let simulator: TikTokSimulator;
const start = async (options: TikTokSimulatorOptions = {}) =>
	(simulator = await started(new TikTokSimulator({ now: () => NOW_MS, ...options })));

describe.each<[string, TikTokSimulatorOptions]>([
	['TikTok names the event', { namesRow: true }],
	['TikTok names none', { namesRow: false }],
])('where %s', (_what, options) => {
	beforeEach(async () => await start(options));

	itSurvives(() => shopOf(simulator), {
		code: '40002',
		reason: /^TikTok refused it: (?:Batch\.\d+\.)?properties\.currency: Not a valid value$/,
	});
});

it('finds out which events TikTok took where it took only a part', async () => {
	await start({ takesParts: true });
	const sales = [sale('a'), sale('b', BAD), sale('c'), sale('d')];
	const { results } = await forwardTo(shopOf(simulator), sales);
	expect(ids(results, 'accepted')).toEqual(['a', 'c', 'd']);
	expect(ids(results, 'failed')).toEqual(['b']);
	expect(simulator.counts()).toMatchObject({ unique: 3, countedTwice: 0 });
});

it('sends test events where they do not count', async () => {
	await start();
	const shop = shopOf(simulator, { 'options.testEventCode': 'TEST1' });
	const { results } = await forwardTo(shop, [sale('a'), sale('b')]);
	expect(ids(results, 'accepted')).toEqual(['a', 'b']);
	expect(simulator.counts()).toMatchObject({ unique: 0, test: 2 });
});

it('tells a pixel that the token may not use', async () => {
	await start();
	const shop = shopOf(simulator, { 'options.eventSourceId': 'C4OTHER' });
	const { results } = await forwardTo(shop, [sale('a')]);
	expect(results[0]).toMatchObject({ class: 'permission', code: '40001' });
	expect(results[0]?.advice).toMatch(/access to the pixel/);
});
