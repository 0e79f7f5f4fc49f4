import type { MisbehaviourKind } from '../../../../simulators/base';
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
