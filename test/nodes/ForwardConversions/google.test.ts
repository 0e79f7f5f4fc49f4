import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { GoogleAdsConversionsOAuth2Api } from '../../../credentials/GoogleAdsConversionsOAuth2Api.credentials';
import { GoogleDataManagerOAuth2Api } from '../../../credentials/GoogleDataManagerOAuth2Api.credentials';
import { ForwardConversions } from '../../../nodes/ForwardConversions/ForwardConversions.node';
import { executeNode, listSearch, processedData, toItems, type NodeSetup } from '../../harness';
import { GoogleAdsSimulator } from '../../simulators/googleAds';
import { DataManagerSimulator } from '../../simulators/googleDataManager';
import { conversionItem } from './world';

const SIGNED_IN: IDataObject = {
	clientId: 'client',
	clientSecret: 'client-secret',
	accessTokenUrl: 'http://127.0.0.1:9/token',
	grantType: 'authorizationCode',
	authentication: 'body',
	oauthTokenData: { access_token: 'test-key', token_type: 'Bearer' },
};
const CLICK = { gclid: 'Cj0KCQ-test-gclid-00000000000' };
/** Older than the six hours in which Google does not know a click yet. */
const clickedAt = () => new Date(Date.now() - 24 * 3_600_000).toISOString();
const sale = (n: number, more: IDataObject = {}) =>
	conversionItem(n, { adClickIds: CLICK, clickedAt: clickedAt(), ...more });

afterEach(() => processedData.clear());

describe('the status of a request at Google', () => {
	let simulator: DataManagerSimulator;
	beforeEach(async () => {
		simulator = new DataManagerSimulator();
		await simulator.start();
	});
	afterEach(async () => await simulator.stop());

	const setup = (parameters: INodeParameters, continueOnFail = false): NodeSetup => ({
		node: new ForwardConversions(),
		parameters: { platform: 'googleDataManager', ...parameters },
		credentials: {
			googleDataManagerOAuth2Api: {
				instance: new GoogleDataManagerOAuth2Api(),
				data: { ...SIGNED_IN, apiUrl: simulator.url } as never,
			},
		},
		continueOnFail,
	});
	const send = async (count: number) => {
		const { outputs } = await executeNode({
			...setup({
				operatingAccount: simulator.accountId,
				conversionActionId: '987654321',
			}),
			items: toItems(...Array.from({ length: count }, (_, n) => sale(n))),
		});
		return outputs[0] ?? [];
	};
	const ask = async (ids: string[], continueOnFail = false) =>
		await executeNode({
			...setup({ operation: 'getStatus', requestId: '={{ $json.requestId }}' }, continueOnFail),
			items: toItems(...ids.map((requestId) => ({ requestId }))),
		});

	it('is asked for once however many items name the request, and linked to all of them', async () => {
		const accepted = await send(3);
		expect(accepted).toHaveLength(3);
		simulator.settle();
		const before = simulator.requestCount;
		const { outputs } = await ask(accepted.map(({ json }) => String(json.requestId)));
		expect(simulator.requestCount - before).toBe(1);
		expect(outputs.map((items) => items.length)).toEqual([1, 0, 0]);
		expect(outputs[0]?.[0]).toMatchObject({
			json: { status: 'SUCCESS', isFinal: true, events: 3, counted: 3, errors: [] },
			pairedItem: [{ item: 0 }, { item: 1 }, { item: 2 }],
		});
	});

	it('says what to do about a request that Google does not know, and goes on where it may', async () => {
		const [accepted] = await send(1);
		const ids = ['unknown', String(accepted?.json.requestId), ' '];
		await expect(ask(ids)).rejects.toThrow(/Google/);
		const { outputs } = await ask(ids, true);
		expect(outputs.map((items) => items.length)).toEqual([1, 0, 2]);
		expect(outputs[2]?.[0]?.json.details).toMatch(/30 minutes/);
		expect(outputs[2]?.[1]?.json.error).toBe("'Request ID' is empty");
	});
});

describe('the pick list of conversion actions', () => {
	let simulator: GoogleAdsSimulator;
	beforeEach(async () => {
		simulator = new GoogleAdsSimulator();
		await simulator.start();
	});
	afterEach(async () => await simulator.stop());

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
