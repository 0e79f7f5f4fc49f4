import { startedUntil } from '../../../../simulators/lifetime';
import {
	MicrosoftSimulator,
	type MicrosoftSimulatorOptions,
} from '../../../../simulators/microsoft';
import { NOW_MS } from '../examples';
import { forwardTo, ids, itFindsTheBadOnes, itSurvives, sale } from '../overHttp';
import { shopOf } from './shop';

const started = startedUntil(afterEach);
let simulator: MicrosoftSimulator;
const start = async (options: MicrosoftSimulatorOptions = {}) =>
	(simulator = await started(new MicrosoftSimulator({ now: () => NOW_MS, ...options })));

describe.each<[string, MicrosoftSimulatorOptions]>([
	['goes on after a wrong event', {}],
	['warns about every event', { warns: true }],
	['takes none of a request with a wrong event', { goesOn: false }],
])('where Microsoft %s', (_what, options) => {
	beforeEach(async () => await start(options));

	itSurvives(() => shopOf(simulator), {
		code: 'ValidationError',
		reason: /^Microsoft refused it: customData\.currency: Not a valid value$/,
	});
});

itFindsTheBadOnes(async () => shopOf(await start()), { requests: 1 });

it('tells the consent of each buyer, and skips none for it', async () => {
	await start();
	const consents = [undefined, 'granted', 'denied'] as const;
	const sales = consents.map((adUserData, n) =>
		sale(`sale-${n}`, { consent: adUserData && { adUserData } }),
	);
	const { results } = await forwardTo(shopOf(simulator), sales);
	expect(ids(results, 'accepted')).toHaveLength(3);
	expect(simulator.events().map(({ event }) => event.adStorageConsent)).toEqual([
		undefined,
		'G',
		'D',
	]);
});
