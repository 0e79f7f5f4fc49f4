import { startedUntil } from '../../../../simulators/lifetime';
import { LinkedInSimulator, type LinkedInSimulatorOptions } from '../../../../simulators/linkedin';
import { NOW_MS } from '../examples';
import {
	forwardTo,
	ids,
	itFindsTheBadOnes,
	itLeavesOutWhoDenied,
	itSurvives,
	sale,
} from '../overHttp';
import { shopOf } from './shop';

const started = startedUntil(afterEach);
let simulator: LinkedInSimulator;
const start = async (options: LinkedInSimulatorOptions = {}) =>
	(simulator = await started(new LinkedInSimulator({ now: () => NOW_MS, ...options })));

const REASON = /^LinkedIn refused it: \/conversionValue\/currencyCode :: Not a valid value$/;

/** The same shop with smaller requests, so that the connection of a later one can be cut. */
const inBatchesOf = (batch: number) => {
	const shop = shopOf(simulator);
	const { platform } = shop.module;
	const smaller = { ...platform, limits: { ...platform.limits, batch } };
	return { ...shop, module: { ...shop.module, platform: smaller } };
};

describe.each<[string, LinkedInSimulatorOptions, number, RegExp]>([
	['names the events', {}, 5_000, REASON],
	[
		'names none',
		{ namesRows: false },
		5_000,
		/^LinkedIn refused it: Some of the events are invalid$/,
	],
	['takes the others', { takesParts: true }, 1_000, REASON],
])('where LinkedIn %s', (_what, options, batch, reason) => {
	beforeEach(async () => await start(options));

	itSurvives(() => inBatchesOf(batch), { code: '422', reason });
});

itFindsTheBadOnes(async () => shopOf(await start()), { requests: 2 });

it('keeps conversions apart, so that a wrong one of them cannot cost the others', async () => {
	await start();
	const byEvent = { items: [{ event: 'Lead', id: '7' }] };
	const shop = shopOf(simulator, { 'options.linkedinConversionIds': byEvent });
	const { results } = await forwardTo(shop, [sale('a'), sale('b', { event: 'Lead' }), sale('c')]);
	expect(ids(results, 'accepted')).toEqual(['a', 'b', 'c']);
	expect(simulator.events().map(({ eventName }) => eventName)).toEqual(
		['104012', '104012', '7'].map((id) => `urn:lla:llaPartnerConversion:${id}`),
	);
	expect(simulator.counts()).toMatchObject({ requests: 2 });
});

it('names a version that was retired, and asks once', async () => {
	await start({ versions: ['202709'] });
	const { results } = await forwardTo(shopOf(simulator), [sale('a')]);
	expect(results[0]).toMatchObject({
		outcome: 'failed',
		class: 'configuration',
		code: '426',
		attempts: 1,
		reason:
			'LinkedIn has retired the version of its API that was asked for: Requested version 202608 is not active',
	});
});

itLeavesOutWhoDenied(async () => shopOf(await start()));
