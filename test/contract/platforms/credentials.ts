import type { ICredentialType, IDataObject } from 'n8n-workflow';
import { GoogleAdsConversionsOAuth2Api } from '../../../credentials/GoogleAdsConversionsOAuth2Api.credentials';
import { GoogleAnalyticsMpApi } from '../../../credentials/GoogleAnalyticsMpApi.credentials';
import { GoogleDataManagerOAuth2Api } from '../../../credentials/GoogleDataManagerOAuth2Api.credentials';
import { LinkedinConversionsApi } from '../../../credentials/LinkedinConversionsApi.credentials';
import { MetaConversionsApi } from '../../../credentials/MetaConversionsApi.credentials';
import { MicrosoftUetApi } from '../../../credentials/MicrosoftUetApi.credentials';
import { OutbrainConversionsApi } from '../../../credentials/OutbrainConversionsApi.credentials';
import { PinterestConversionsApi } from '../../../credentials/PinterestConversionsApi.credentials';
import { RedditConversionsApi } from '../../../credentials/RedditConversionsApi.credentials';
import { SnapchatConversionsApi } from '../../../credentials/SnapchatConversionsApi.credentials';
import { TaboolaConversionsApi } from '../../../credentials/TaboolaConversionsApi.credentials';
import { TiktokEventsApi } from '../../../credentials/TiktokEventsApi.credentials';
import { XConversionsApi } from '../../../credentials/XConversionsApi.credentials';

/** A made-up account at a platform. `secrets` names the fields that must not be seen. */
export interface Account {
	instance: ICredentialType;
	data: IDataObject;
	secrets: readonly string[];
}

const TOKEN = 'contract-access-token';
const ON_TEST = { connectionCheck: 'on test' };
const TOKEN_FIELDS = ['accessToken'];

/** What Google's sign-in leaves in a credential. */
const SIGNED_IN: IDataObject = {
	clientId: 'contract-client',
	clientSecret: 'contract-client-secret',
	accessTokenUrl: 'https://oauth2.googleapis.com/token',
	grantType: 'authorizationCode',
	authentication: 'body',
	oauthTokenData: { access_token: TOKEN, token_type: 'Bearer' },
};
const GOOGLE_SECRETS = ['clientSecret', 'developerToken', 'accessToken'];

/** One account for each credential type. */
export const ACCOUNTS: Readonly<Record<string, Account>> = {
	googleAdsConversionsOAuth2Api: {
		instance: new GoogleAdsConversionsOAuth2Api(),
		data: { ...SIGNED_IN, developerToken: 'contract-developer-token', accessToken: TOKEN },
		secrets: GOOGLE_SECRETS,
	},
	googleAnalyticsMpApi: {
		instance: new GoogleAnalyticsMpApi(),
		data: {
			measurementId: 'G-CONTRACT01',
			apiSecret: 'contract-api-secret',
			region: 'global',
			...ON_TEST,
		},
		secrets: ['apiSecret'],
	},
	googleDataManagerOAuth2Api: {
		instance: new GoogleDataManagerOAuth2Api(),
		data: { ...SIGNED_IN, accessToken: TOKEN },
		secrets: GOOGLE_SECRETS,
	},
	linkedinConversionsApi: {
		instance: new LinkedinConversionsApi(),
		data: { accessToken: TOKEN, apiUrl: '', ...ON_TEST },
		secrets: TOKEN_FIELDS,
	},
	metaConversionsApi: {
		instance: new MetaConversionsApi(),
		data: {
			accessToken: TOKEN,
			datasetId: '1234567890123456',
			apiUrl: 'https://graph.facebook.com',
			...ON_TEST,
		},
		secrets: ['accessToken', 'appSecret'],
	},
	microsoftUetApi: {
		instance: new MicrosoftUetApi(),
		data: { accessToken: TOKEN, tagId: '187012345', apiUrl: '', ...ON_TEST },
		secrets: TOKEN_FIELDS,
	},
	outbrainConversionsApi: {
		instance: new OutbrainConversionsApi(),
		data: { account: '', apiUrl: '', ...ON_TEST },
		secrets: [],
	},
	pinterestConversionsApi: {
		instance: new PinterestConversionsApi(),
		data: { accessToken: TOKEN, adAccountId: '549755885175', apiUrl: '', ...ON_TEST },
		secrets: TOKEN_FIELDS,
	},
	redditConversionsApi: {
		instance: new RedditConversionsApi(),
		data: { accessToken: TOKEN, pixelId: 'a2_contract', apiUrl: '', ...ON_TEST },
		secrets: TOKEN_FIELDS,
	},
	snapchatConversionsApi: {
		instance: new SnapchatConversionsApi(),
		data: {
			accessToken: TOKEN,
			pixelId: '12345678-1234-1234-1234-123456789012',
			apiUrl: '',
			...ON_TEST,
		},
		secrets: TOKEN_FIELDS,
	},
	taboolaConversionsApi: {
		instance: new TaboolaConversionsApi(),
		data: { accountId: '1234567', apiUrl: '', ...ON_TEST },
		secrets: [],
	},
	tiktokEventsApi: {
		instance: new TiktokEventsApi(),
		data: { accessToken: TOKEN, eventSourceId: 'C4CONTRACTPIXEL00000', apiUrl: '', ...ON_TEST },
		secrets: TOKEN_FIELDS,
	},
	xConversionsApi: {
		instance: new XConversionsApi(),
		data: { accessToken: TOKEN, pixelId: 'o8z6j', apiUrl: '', ...ON_TEST },
		secrets: TOKEN_FIELDS,
	},
};
