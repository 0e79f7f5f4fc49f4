import type { INodeParameters } from 'n8n-workflow';

import { GoogleAdsConversionsOAuth2Api } from '../../../credentials/GoogleAdsConversionsOAuth2Api.credentials';
import { ForwardConversions } from '../../../nodes/ForwardConversions/ForwardConversions.node';
import { listSearch, processedData } from '../../harness';
import { GoogleAdsSimulator } from '../../simulators/googleAds';
import { GoogleWorld, SIGNED_IN } from './googleWorld';
import { conversionItems } from './world';
import { startedUntil } from '../../simulators/lifetime';

afterEach(() => processedData.clear());

describe('the status of a request at Google', () => {
	let google: GoogleWorld;
	beforeEach(async () => {
		google = await GoogleWorld.start();
	});
	afterEach(async () => await google.stop());

	it('is asked for once however many items name the request, and linked to all of them', async () => {
		const accepted = await google.send(conversionItems(3));
		expect(accepted).toHaveLength(3);
		google.simulator.settle();
		const before = google.simulator.requestCount;
		const outputs = await google.ask(accepted.map(({ json }) => String(json.requestId)));
		expect(google.simulator.requestCount - before).toBe(1);
		expect(outputs.map((items) => items.length)).toEqual([1, 0, 0]);
		expect(outputs[0]?.[0]).toMatchObject({
			json: { status: 'SUCCESS', isFinal: true, events: 3, counted: 3, errors: [] },
			pairedItem: [{ item: 0 }, { item: 1 }, { item: 2 }],
		});
	});

	it('says what to do about a request that Google does not know, and goes on where it may', async () => {
		const [accepted] = await google.send(conversionItems(1));
		const ids = ['unknown', String(accepted?.json.requestId), ' '];
		await expect(google.ask(ids)).rejects.toThrow(/Google/);
		const outputs = await google.ask(ids, true);
		expect(outputs.map((items) => items.length)).toEqual([1, 0, 2]);
		expect(outputs[2]?.[0]?.json.details).toMatch(/30 minutes/);
		expect(outputs[2]?.[1]?.json.error).toBe("'Request ID' is empty");
	});
});

describe('the pick list of conversion actions', () => {
	const started = startedUntil(afterEach);
	let simulator: GoogleAdsSimulator;
	beforeEach(async () => {
		simulator = await started(new GoogleAdsSimulator());
	});

	const search = async (parameters: INodeParameters, filter?: string) =>
		await listSearch({
			node: new ForwardConversions(),
			parameters: {
				platform: 'googleAdsConversions',
				customerId: simulator.customerId,
				...parameters,
			},
			credentials: {
				googleAdsConversionsOAuth2Api: {
					instance: new GoogleAdsConversionsOAuth2Api(),
					data: {
						...SIGNED_IN,
						developerToken: simulator.developerToken,
						apiUrl: simulator.url,
					} as never,
				},
			},
			method: 'searchConversionActions',
			filter,
		});

	it('comes from the account, with what the platform can name', async () => {
		const { results } = await search({});
		expect(results.length).toBeGreaterThan(0);
		const [first] = results;
		const found = await search({}, String(first?.name).slice(0, 4).toUpperCase());
		expect(found.results).toContainEqual(first);
		expect((await search({}, 'no such action')).results).toEqual([]);
	});

	it('says which field is missing', async () =>
		await expect(search({ customerId: '' })).rejects.toThrow("'Customer ID' is not the ID"));
});
