import type { ICredentialType, IDataObject } from 'n8n-workflow';
import { MetaConversionsApi } from '../../../credentials/MetaConversionsApi.credentials';

/** A made-up account at a platform. `secrets` names the fields that must not be seen. */
export interface Account {
	instance: ICredentialType;
	data: IDataObject;
	secrets: readonly string[];
}

/** One account for each credential type. */
export const ACCOUNTS: Readonly<Record<string, Account>> = {
	metaConversionsApi: {
		instance: new MetaConversionsApi(),
		data: {
			accessToken: 'contract-access-token',
			datasetId: '1234567890123456',
			apiUrl: 'https://graph.facebook.com',
			connectionCheck: 'on test',
		},
		secrets: ['accessToken', 'appSecret'],
	},
};
