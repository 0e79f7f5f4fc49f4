import {
	MicrosoftSimulator,
	type MicrosoftSimulatorOptions,
} from '../../../../simulators/microsoft';
import { UNSUPPORTED_CURRENCY } from '../../../../simulators/platform';
import { exampleConversion, NOW_MS } from '../examples';
import { forwardTo, ids, itSurvives } from '../overHttp';
import { shopOf } from './shop';

let simulator: MicrosoftSimulator;
const start = async (options: MicrosoftSimulatorOptions = {}) => {
	simulator = new MicrosoftSimulator({ now: () => NOW_MS, ...options });
	await simulator.start();
};
afterEach(async () => {
	await simulator.stop();
	expect(simulator.faults).toEqual([]);
});

const sale = (id: string, more = {}) => exampleConversion({ id, ...more });
const BAD = { currency: UNSUPPORTED_CURRENCY };

describe.each<[string, MicrosoftSimulatorOptions]>([
	['goes on after a wrong event', {}],
	['warns about every event', { warns: true }],
	['takes none of a request with a wrong event', { goesOn: false }],
])('where Microsoft %s', (_what, options) => {
	beforeEach(async () => await start(options));

	itSurvives(() => shopOf(simulator), {
		bad: BAD,
		code: 'ValidationError',
		reason: /^Microsoft refused it: customData\.currency: Not a valid value$/,
	});
});

it('needs no other request where Microsoft goes on', async () => {
	await start();
	const sales = [sale('a', BAD), sale('b'), sale('c', BAD), sale('d')];
	const { results } = await forwardTo(shopOf(simulator), sales);
	expect(ids(results, 'failed')).toEqual(['a', 'c']);
	expect(simulator.counts()).toMatchObject({ unique: 2, requests: 1 });
});

it('tells the consent of each buyer, and skips none for it', async () => {
	await start();
	const consents = [undefined, { adUserData: 'granted' }, { adUserData: 'denied' }];
	const sales = consents.map((consent, n) => sale(`sale-${n}`, { consent }));
	const { results } = await forwardTo(shopOf(simulator), sales);
	expect(ids(results, 'accepted')).toHaveLength(3);
	expect(simulator.events().map(({ event }) => event.adStorageConsent)).toEqual([
		undefined,
		'G',
		'D',
	]);
});
