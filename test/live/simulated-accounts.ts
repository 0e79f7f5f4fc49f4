import { BEMOB_KEYS } from '../simulators/bemob';
import { VOLUUM_LOGIN } from '../simulators/voluum';
import type { CredentialInput } from './rest-types';
import type { SimulatorUrls } from './simulators';

/** What a user calls an account, and the currency it is kept in, where a tracker tells neither. */
const NAMED = { accountName: 'simulator', currency: 'USD' };

/** An account at each simulated tracker, as a user would fill it in. */
export const trackerAccounts = (urls: SimulatorUrls): CredentialInput[] => [
	{
		name: 'Keitaro',
		type: 'keitaroApi',
		data: {
			url: urls.keitaro,
			apiKey: 'keitaro-test-key',
			currency: 'USD',
			postbackUrl: `${urls.keitaro}/postback-test-key/postback`,
			ignoreSslIssues: false,
		},
	},
	{
		name: 'BeMob',
		type: 'bemobApi',
		data: {
			authentication: 'keyPair',
			accessKey: BEMOB_KEYS.accessKey,
			secretKey: BEMOB_KEYS.secretKey,
			apiUrl: `${urls.bemob}/v1`,
			...NAMED,
		},
	},
	{
		name: 'Binom',
		type: 'binomApi',
		data: { url: urls.binom, apiKey: 'binom-test-key', currency: 'USD', ignoreSslIssues: false },
	},
	{
		name: 'RedTrack',
		type: 'redtrackApi',
		data: { apiKey: 'redtrack-test-key', timeZone: 'UTC', apiUrl: urls.redtrack, ...NAMED },
	},
	{
		name: 'TG Tracker',
		type: 'tgTrackerApi',
		data: { product: 'bearer', url: `${urls.tgTracker}/api/v1`, token: 'tg-test-token', ...NAMED },
	},
	{
		name: 'TGTrack',
		type: 'tgTrackerApi',
		data: {
			product: 'tgtrack',
			reportUrl: `${urls.tgtrack}/api`,
			reportKey: 'report-test-key',
			...NAMED,
		},
	},
	{
		name: 'Voluum',
		type: 'voluumApi',
		data: {
			authentication: 'accessKey',
			accessId: VOLUUM_LOGIN.accessId,
			accessKey: VOLUUM_LOGIN.accessKey,
			apiUrl: urls.voluum,
			...NAMED,
		},
	},
];

const TOKEN = { accessToken: 'test-key' };

/** An account at each simulated ad platform but those that need a sign-in. */
export const platformAccounts = (urls: SimulatorUrls): CredentialInput[] => [
	{
		name: 'Meta Conversions API',
		type: 'metaConversionsApi',
		data: { accessToken: 'meta-test-token', datasetId: '1234567890', apiUrl: urls.meta },
	},
	{
		name: 'Google Analytics',
		type: 'googleAnalyticsMpApi',
		data: {
			measurementId: 'G-TEST123456',
			apiSecret: 'test-secret',
			region: 'global',
			apiUrl: urls.googleAnalytics,
		},
	},
	{
		name: 'LinkedIn',
		type: 'linkedinConversionsApi',
		data: { ...TOKEN, apiUrl: urls.linkedin },
	},
	{
		name: 'Microsoft UET',
		type: 'microsoftUetApi',
		data: { ...TOKEN, tagId: '187012345', apiUrl: urls.microsoft },
	},
	{
		name: 'Outbrain',
		type: 'outbrainConversionsApi',
		data: { account: 'simulator', apiUrl: urls.outbrain },
	},
	{
		name: 'Pinterest',
		type: 'pinterestConversionsApi',
		data: { ...TOKEN, adAccountId: '549755885175', apiUrl: urls.pinterest },
	},
	{
		name: 'Reddit',
		type: 'redditConversionsApi',
		data: { ...TOKEN, pixelId: 't2_test', apiUrl: urls.reddit },
	},
	{
		name: 'Snapchat',
		type: 'snapchatConversionsApi',
		data: {
			...TOKEN,
			pixelId: '1ec32188-0000-4000-8000-c949a984a39f',
			apiUrl: urls.snapchat,
		},
	},
	{
		name: 'Taboola',
		type: 'taboolaConversionsApi',
		data: { accountId: '1234567', apiUrl: urls.taboola },
	},
	{
		name: 'TikTok',
		type: 'tiktokEventsApi',
		data: { ...TOKEN, eventSourceId: 'C4TESTPIXELCODE00000', apiUrl: urls.tiktok },
	},
	{
		name: 'X',
		type: 'xConversionsApi',
		data: { ...TOKEN, pixelId: 'o8z6j', apiUrl: urls.x },
	},
];

/** What Google's sign-in leaves in a credential; nobody can sign in to a simulator. */
const SIGNED_IN = {
	clientId: 'test-client',
	clientSecret: 'test-client-secret',
	oauthTokenData: { access_token: 'test-key', token_type: 'Bearer' },
};

/** An account at each platform to which n8n signs in by OAuth2, as it is once somebody has. */
export const signedInAccounts = (urls: SimulatorUrls): CredentialInput[] => [
	{
		name: 'Google Data Manager',
		type: 'googleDataManagerOAuth2Api',
		data: { ...SIGNED_IN, apiUrl: urls.googleDataManager },
	},
	{
		name: 'Google Ads',
		type: 'googleAdsConversionsOAuth2Api',
		data: { ...SIGNED_IN, developerToken: 'test-developer', apiUrl: urls.googleAds },
	},
];
