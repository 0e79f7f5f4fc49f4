import {
	NodeConnectionTypes,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type IN8nHttpFullResponse,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { GoogleAdsConversionsOAuth2Api } from '../../credentials/GoogleAdsConversionsOAuth2Api.credentials';
import { GoogleDataManagerOAuth2Api } from '../../credentials/GoogleDataManagerOAuth2Api.credentials';
import { request } from '../../nodes/shared/n8n/http';
import { isOAuth2, withTokenRefresh } from '../../nodes/shared/n8n/oauth2';
import { executeNode, testCredential } from '../harness';
import { REFRESH_TOKEN } from '../simulators/google';
import { DataManagerSimulator, type DataManagerOptions } from '../simulators/googleDataManager';
import { GoogleAdsSimulator, type GoogleAdsOptions } from '../simulators/googleAds';
import { startedUntil } from '../simulators/lifetime';

type Google = DataManagerSimulator | GoogleAdsSimulator;

const started = startedUntil(afterEach);
const dataManager = async (options?: DataManagerOptions) =>
	await started(new DataManagerSimulator(options));
const googleAds = async (options?: GoogleAdsOptions) =>
	await started(new GoogleAdsSimulator(options));
/** A credential as n8n keeps it once it is connected. */
const connected = (google: Google, token: object, more: object = {}) =>
	({
		grantType: 'authorizationCode',
		clientId: 'test-client',
		clientSecret: 'test-secret',
		accessTokenUrl: `${google.url}/token`,
		authentication: 'body',
		oauthTokenData: token,
		apiUrl: `${google.url}/`,
		...more,
	}) as ICredentialDataDecryptedObject;
const current = (google: Google) => ({
	access_token: google.accessToken,
	refresh_token: REFRESH_TOKEN,
	token_type: 'Bearer',
});
const expired = {
	access_token: 'expired-token',
	refresh_token: REFRESH_TOKEN,
	token_type: 'Bearer',
};

describe.each<[string, ICredentialType, string]>([
	['Data Manager', new GoogleDataManagerOAuth2Api(), 'https://www.googleapis.com/auth/datamanager'],
	['Google Ads', new GoogleAdsConversionsOAuth2Api(), 'https://www.googleapis.com/auth/adwords'],
])('the credential for %s', (_what, credential, scope) => {
	it('is one of Google with a scope of its own', () => {
		expect(credential.extends).toEqual(['googleOAuth2Api']);
		expect(credential.properties.find(({ name }) => name === 'scope')).toMatchObject({
			type: 'hidden',
			default: scope,
		});
		expect(isOAuth2(credential.name)).toBe(true);
	});
});

describe('the connection test for the Data Manager', () => {
	const test = async (google: DataManagerSimulator, token: object) =>
		await testCredential({
			credential: new GoogleDataManagerOAuth2Api(),
			data: connected(google, token),
		});

	it('says that all is well, and sends nothing', async () => {
		const google = await dataManager();
		expect((await test(google, current(google))).message).toBe('Connection successful!');
		expect(google.eventRequests).toBe(0);
	});

	it('renews a token that expired', async () => {
		const google = await dataManager();
		expect((await test(google, expired)).message).toBe('Connection successful!');
	});

	it.each<[string, DataManagerOptions]>([
		['lacks the scope', { lacksScope: true }],
		['may not use the project', { needsProject: true }],
	])('says what to do where the connection %s', async (_what, options) => {
		const google = await dataManager(options);
		const { status, message } = await test(google, current(google));
		expect(status).toBe('Error');
		expect(message).toContain('Google does not let this connection use the Data Manager API.');
	});
});

describe('the connection test for Google Ads', () => {
	const test = async (google: GoogleAdsSimulator, more: object = {}) =>
		await testCredential({
			credential: new GoogleAdsConversionsOAuth2Api(),
			data: connected(google, current(google), { developerToken: google.developerToken, ...more }),
		});

	it('says that all is well', async () => {
		expect((await test(await googleAds())).message).toBe('Connection successful!');
	});

	it.each<[string, GoogleAdsOptions, object, string]>([
		[
			'a wrong developer token',
			{},
			{ developerToken: 'x' },
			'Google did not accept the connection or the developer token.',
		],
		['a version that is retired', { versions: ['v99'] }, {}, 'Google does not know version v25'],
	])('says what is wrong with %s', async (_what, options, more, message) => {
		const result = await test(await googleAds(options), more);
		expect(result.status).toBe('Error');
		expect(result.message).toContain(message);
	});
});

/** A node that sends one request the way Forward Conversions does. */
class Sender implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Sender',
		name: 'sender',
		group: ['output'],
		version: 1,
		description: 'Sends one request',
		defaults: { name: 'Sender' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'googleDataManagerOAuth2Api', required: true }],
		properties: [],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { apiUrl } = await this.getCredentials<{ apiUrl: string }>('googleDataManagerOAuth2Api');
		const send = async (options: IHttpRequestOptions) =>
			(await this.helpers.httpRequestWithAuthentication.call(
				this,
				'googleDataManagerOAuth2Api',
				options,
			)) as IN8nHttpFullResponse;
		const asked = {
			method: 'GET',
			url: `${apiUrl}v1/requestStatus:retrieve`,
			timeoutMs: 5_000,
		} as const;
		const { answer, problem } = await request(withTokenRefresh(send), asked, () => 0);
		return [[{ json: { status: answer?.status ?? null, problem: problem?.kind ?? null } }]];
	}
}

const sent = async (google: DataManagerSimulator, token: object | undefined) => {
	const data = connected(google, token ?? {});
	if (token === undefined) delete data.oauthTokenData;
	const { outputs } = await executeNode({
		node: new Sender(),
		parameters: {},
		items: [{ json: {} }],
		credentials: {
			googleDataManagerOAuth2Api: { instance: new GoogleDataManagerOAuth2Api(), data },
		},
	});
	return outputs[0]?.[0]?.json;
};

describe('a token', () => {
	// The request has no id: Google's answer to whoever may ask.
	const LET_IN = { status: 400, problem: 'invalid' };

	it('is used while it holds', async () => {
		const google = await dataManager();
		expect(await sent(google, current(google))).toEqual(LET_IN);
		expect(google.requestCount).toBe(1);
	});

	it('is renewed when it has expired, although all status codes are read by the package', async () => {
		const google = await dataManager();
		expect(await sent(google, expired)).toEqual(LET_IN);
		expect(google.received().map(({ path }) => path)).toEqual([
			'/v1/requestStatus:retrieve',
			'/token',
			'/v1/requestStatus:retrieve',
		]);
	});

	it.each<[string, (google: DataManagerSimulator) => object | undefined]>([
		['was never there', () => undefined],
		['cannot be renewed', () => ({ access_token: 'expired-token', token_type: 'Bearer' })],
		['was taken back', (google) => (google.refreshTokens.clear(), expired)],
	])('that %s is a lost connection, not a fault that passes', async (_what, token) => {
		const google = await dataManager();
		expect(await sent(google, token(google))).toEqual({ status: null, problem: 'unauthorized' });
	});

	it('that is refused even when new is one too', async () => {
		const google = await dataManager();
		google.misbehave({ kind: 'unauthorized', times: 2, pathIncludes: '/v1/' });
		expect(await sent(google, current(google))).toEqual({ status: null, problem: 'unauthorized' });
	});

	it('leaves other failures as they are', async () => {
		const google = await dataManager();
		google.misbehave({ kind: 'cutBefore', times: 1 });
		expect(await sent(google, current(google))).toEqual({ status: null, problem: 'cut' });
	});
});
