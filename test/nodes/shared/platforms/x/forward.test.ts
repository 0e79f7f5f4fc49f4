import { startedUntil } from '../../../../simulators/lifetime';
import { XSimulator, type XSimulatorOptions } from '../../../../simulators/x';
import { NOW_MS } from '../examples';
import { forwardTo, ids, itLeavesOutWhoDenied, itSurvives, sale } from '../overHttp';
import { shopOf } from './shop';

const started = startedUntil(afterEach);
let simulator: XSimulator;
const start = async (options: XSimulatorOptions = {}) =>
	(simulator = await started(new XSimulator({ now: () => NOW_MS, ...options })));

describe.each<[string, boolean]>([
	['names none', false],
	['names the events', true],
])('where X %s', (_what, namesRows) => {
	beforeEach(async () => await start({ namesRows }));

	itSurvives(() => shopOf(simulator), {
		code: 'INVALID_PARAMETER',
		reason: /^X refused it: price_currency: Not a valid value$/,
	});
});

it('keeps events apart, so that a wrong ID of one cannot cost the others', async () => {
	await start();
	const byEvent = { items: [{ event: 'Lead', id: 'lead1' }] };
	const shop = shopOf(simulator, { 'options.xEventIds': byEvent });
	const { results } = await forwardTo(shop, [sale('a'), sale('b', { event: 'Lead' }), sale('c')]);
	expect(ids(results, 'accepted')).toEqual(['a', 'b', 'c']);
	expect(simulator.events().map(({ eventName }) => eventName)).toEqual([
		'tw-o8z6j-o87ne',
		'tw-o8z6j-o87ne',
		'tw-o8z6j-lead1',
	]);
	expect(simulator.counts()).toMatchObject({ requests: 2 });
});

itLeavesOutWhoDenied(async () => shopOf(await start()));
