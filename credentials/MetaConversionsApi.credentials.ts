import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { CHECK } from '../nodes/shared/n8n/connectionCheck';
import {
	apiUrlField,
	checkedBy,
	connectionCheck,
	signedBy,
} from '../nodes/shared/n8n/serviceCredential';
import {
	apiUrl,
	checkMeta,
	DEFAULT_VERSION,
	secretProof,
	type MetaCredential,
} from '../nodes/shared/platforms/meta/connection';

export class MetaConversionsApi implements ICredentialType {
	name = 'metaConversionsApi';

	displayName = 'Meta Conversions API';

	icon = { light: 'file:../icons/meta.svg', dark: 'file:../icons/meta.dark.svg' } as const;

	documentationUrl =
		'https://github.com/tracker-hub/n8n-nodes-tracker-hub/blob/main/docs/credentials.md#meta-conversions-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'From Meta: Events Manager → your dataset → Settings → Conversions API → Generate access token',
		},
		{
			displayName: 'Dataset ID',
			name: 'datasetId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 1234567890123456',
			description: 'The number of the dataset (pixel), shown below its name in Events Manager',
		},
		{
			displayName: 'App Secret',
			name: 'appSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				"Only needed if 'Require App Secret' is on in the settings of your Meta app: it never leaves n8n, a proof made of it does",
		},
		apiUrlField('Meta', 'https://graph.facebook.com'),
		connectionCheck,
	];

	/** Sets the token, in a header so that no log of addresses holds it, and the host before paths. */
	authenticate = signedBy<MetaCredential>(apiUrl, (credential) => ({
		headers: { Authorization: `Bearer ${credential.accessToken}` },
		query: secretProof(credential),
	}));

	preAuthentication = checkedBy(checkMeta);

	test: ICredentialTestRequest = {
		request: {
			url: `=/${DEFAULT_VERSION}/{{$credentials.datasetId.trim()}}`,
			qs: { fields: 'id,name' },
			headers: CHECK,
		},
	};
}
