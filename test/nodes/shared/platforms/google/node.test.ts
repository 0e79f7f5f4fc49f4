import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';

import { GoogleAdsConversionsOAuth2Api } from '../../../../../credentials/GoogleAdsConversionsOAuth2Api.credentials';
import { GoogleAnalyticsMpApi } from '../../../../../credentials/GoogleAnalyticsMpApi.credentials';
import { GoogleDataManagerOAuth2Api } from '../../../../../credentials/GoogleDataManagerOAuth2Api.credentials';
import { ForwardConversions } from '../../../../../nodes/ForwardConversions/ForwardConversions.node';
import { executeNode, listSearch, processedData, type Credentials } from '../../../../harness';
import { REFRESH_TOKEN } from '../../../../simulators/google';
import { GoogleAdsSimulator } from '../../../../simulators/googleAds';
import { AnalyticsSimulator } from '../../../../simulators/googleAnalytics';
import { DataManagerSimulator } from '../../../../simulators/googleDataManager';

/** All of Google, and the node with a credential for each API. */
const dataManager = new DataManagerSimulator();
const ads = new GoogleAdsSimulator();
const analytics = new AnalyticsSimulator();
const ALL = [dataManager, ads, analytics];

beforeEach(async () => {
	for (const google of ALL) await google.start();
});
afterEach(async () => {
	for (const google of ALL) {
		await google.stop();
		expect(google.faults).toEqual([]);
		google.reset();
	}
	processedData.clear();
});

const signedIn = (google: DataManagerSimulator | GoogleAdsSimulator, token: string) => ({
	grantType: 'authorizationCode',
	clientId: 'test-client',
	clientSecret: 'test-secret',
	accessTokenUrl: `${google.url}/token`,
	authentication: 'body',
	oauthTokenData: { access_token: token, refresh_token: REFRESH_TOKEN, token_type: 'Bearer' },
	apiUrl: google.url,
});

const credentials = (token?: string): Credentials => ({
	googleDataManagerOAuth2Api: {
		instance: new GoogleDataManagerOAuth2Api(),
		data: signedIn(dataManager, token ?? dataManager.accessToken) as ICredentialDataDecryptedObject,
	},
	googleAdsConversionsOAuth2Api: {
		instance: new GoogleAdsConversionsOAuth2Api(),
		data: {
			...signedIn(ads, token ?? ads.accessToken),
			developerToken: ads.developerToken,
		} as ICredentialDataDecryptedObject,
	},
	googleAnalyticsMpApi: {
		instance: new GoogleAnalyticsMpApi(),
		data: {
			measurementId: analytics.measurementId,
			apiSecret: analytics.apiSecret,
			apiUrl: analytics.url,
			region: 'global',
			connectionCheck: 'on test',
		},
	},
});

const DATA_MANAGER = {
	platform: 'googleDataManager',
	operatingAccount: '123-456-7890',
	conversionActionId: '987654321',
};
const ACTION = { __rl: true, mode: 'id', value: '987654321' };
const ADJUSTMENTS = {
	platform: 'googleAdsAdjustments',
	customerId: '123-456-7890',
	conversionAction: ACTION,
};
const UPLOADS = { ...ADJUSTMENTS, platform: 'googleAdsConversions' };
const ANALYTICS = { platform: 'googleAnalytics' };

const setup = (parameters: INodeParameters, token?: string) => {
	const all = credentials(token);
	const { platform } = parameters;
	const name =
		platform === 'googleDataManager'
			? 'googleDataManagerOAuth2Api'
			: platform === 'googleAnalytics'
				? 'googleAnalyticsMpApi'
				: 'googleAdsConversionsOAuth2Api';
	const [own] = [all[name]];
	if (own === undefined) throw new Error(`There is no credential ${name}`);
	return { node: new ForwardConversions(), parameters, credentials: { [name]: own } };
};

async function run(
	items: IDataObject[],
	parameters: INodeParameters,
	token?: string,
): Promise<IDataObject[][]> {
	const { outputs } = await executeNode({
		...setup(parameters, token),
		items: items.map((json) => ({ json })),
	});
	return outputs.map((output) => output.map(({ json }) => json));
}

const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
const sale = (more: IDataObject = {}): IDataObject => ({
	id: 'sale-1',
	event: 'Purchase',
	convertedAt: ago(48),
	clickedAt: ago(60),
	tracker: 'keitaro',
	account: 'tracker.example.com',
	status: 'confirmed',
	revenue: 12.5,
	currency: 'USD',
	adClickIds: { gclid: 'Cj0KCQ_example-click' },
	user: { email: 'buyer@example.com' },
	...more,
});
const refunded = (more: IDataObject = {}) =>
	sale({
		status: 'refunded',
		change: 'updated',
		changedFields: ['status'],
		updatedAt: ago(1),
		...more,
	});

it('sends to the Data Manager API with a token that expired, once', async () => {
	const [accepted] = await run([sale()], DATA_MANAGER, 'expired-token');
	expect(accepted).toHaveLength(1);
	const [, skipped] = await run([sale()], DATA_MANAGER);
	expect(skipped?.[0]).toMatchObject({ code: 'already_accepted' });
	expect(dataManager.counts()).toMatchObject({ unique: 1 });
});

it('tells later what became of them, by the id in the result', async () => {
	const [accepted] = await run([sale(), sale({ id: 'sale-2' })], DATA_MANAGER);
	dataManager.settle();
	const ids = accepted?.map(({ requestId }) => ({ requestId: requestId as string })) ?? [];
	const [known] = await run(ids, {
		...DATA_MANAGER,
		operation: 'getStatus',
		requestId: '={{ $json.requestId }}',
	});
	expect(known).toEqual([expect.objectContaining({ status: 'SUCCESS', events: 2, counted: 2 })]);
});

it('says of a lost connection that it is to be made again', async () => {
	dataManager.refreshTokens.clear();
	const [, , failed] = await run([sale()], DATA_MANAGER, 'expired-token');
	dataManager.refreshTokens.add(REFRESH_TOKEN);
	expect(failed?.[0]).toMatchObject({ class: 'auth', code: '401' });
	expect(failed?.[0]?.advice).toContain('connect it again');
});

it('keeps a refund back from an upload and says where to send it', async () => {
	const [, skipped] = await run([refunded()], DATA_MANAGER);
	expect(skipped?.[0]?.advice).toContain("'Google Ads Adjustments'");
	expect(dataManager.requestCount).toBe(0);
});

it('retracts at Google what was uploaded, by the same order ID, once', async () => {
	await run([sale()], UPLOADS);
	const [accepted] = await run([refunded()], ADJUSTMENTS, 'expired-token');
	expect(accepted).toHaveLength(1);
	expect(ads.books.all()).toEqual([expect.objectContaining({ isRetracted: true })]);
	const [, skipped] = await run([refunded()], ADJUSTMENTS);
	expect(skipped?.[0]).toMatchObject({ code: 'already_accepted' });
	const [, unchanged] = await run([sale({ id: 'sale-2' })], ADJUSTMENTS);
	expect(unchanged?.[0]).toMatchObject({ code: 'nothing_to_adjust' });
});

it('restates each new revenue, also after the ledger has seen one', async () => {
	await run([sale()], UPLOADS);
	const changed = (revenue: number, hours: number) =>
		sale({ revenue, change: 'updated', changedFields: ['revenue'], updatedAt: ago(hours) });
	await run([changed(20, 3)], ADJUSTMENTS);
	await run([changed(30, 2)], ADJUSTMENTS);
	expect(ads.books.find('987654321', ads.books.all()[0]?.orderId)).toMatchObject({
		value: 30,
		changes: 3,
	});
});

it('sends a purchase and its refund to Google Analytics', async () => {
	const fresh = { convertedAt: ago(2), clickedAt: ago(3) };
	await run([sale(fresh)], ANALYTICS);
	const [accepted] = await run([refunded(fresh)], ANALYTICS);
	expect(accepted).toHaveLength(1);
	expect(analytics.events().map(({ eventName }) => eventName)).toEqual(['purchase', 'refund']);
	const [purchase, refund] = analytics.events();
	expect(refund?.eventId).toBe(purchase?.eventId);
});

it.each<[string, INodeParameters]>([
	['Data Manager', DATA_MANAGER],
	['uploads', UPLOADS],
	['Google Analytics', ANALYTICS],
])('shows the requests to %s without secrets, and sends none', async (_what, parameters) => {
	const items = [sale({ convertedAt: ago(2) })];
	const [shown] = await run(items, { ...parameters, dryRun: true });
	expect(shown?.[0]).toMatchObject({ outcome: 'dry run', events: 1 });
	const text = JSON.stringify(shown);
	for (const secret of ['test-key', 'test-secret', 'test-developer', 'buyer@example.com']) {
		expect(text).not.toContain(secret);
	}
	expect(ALL.every(({ requestCount }) => requestCount === 0)).toBe(true);
});

it('lists the conversion actions of the account in the panel', async () => {
	const { results } = await listSearch({
		...setup(
			{ ...UPLOADS, conversionAction: { __rl: true, mode: 'list', value: '' } },
			'expired-token',
		),
		method: 'searchConversionActions',
		filter: 'le',
	});
	expect(results.map(({ name }) => name)).toEqual(['Sale', 'Lead']);
});
