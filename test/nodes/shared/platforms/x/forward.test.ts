import { UNSUPPORTED_CURRENCY } from '../../../../simulators/platform';
import { XSimulator, type XSimulatorOptions } from '../../../../simulators/x';
import { exampleConversion, NOW_MS } from '../examples';
import { forwardTo, ids, itSurvives } from '../overHttp';
import { shopOf } from './shop';

let simulator: XSimulator;
const start = async (options: XSimulatorOptions = {}) => {
	simulator = new XSimulator({ now: () => NOW_MS, ...options });
	await simulator.start();
};
afterEach(async () => {
	await simulator.stop();
	expect(simulator.faults).toEqual([]);
});

const sale = (id: string, more = {}) => exampleConversion({ id, ...more });
const BAD = { currency: UNSUPPORTED_CURRENCY };

describe.each<[string, boolean]>([
	['names none', false],
	['names the events', true],
])('where X %s', (_what, namesRows) => {
	beforeEach(async () => await start({ namesRows }));

	itSurvives(() => shopOf(simulator), {
		bad: BAD,
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

it('leaves out whom the buyer forbade to tell it', async () => {
	await start();
	const denied = { consent: { adUserData: 'denied' } };
	const { results } = await forwardTo(shopOf(simulator), [sale('a', denied), sale('b')]);
	expect(results).toMatchObject([
		{ outcome: 'skipped', code: 'consent_denied' },
		{ outcome: 'accepted' },
	]);
});
