import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { CHECK } from '../nodes/shared/n8n/connectionCheck';
import {
	apiUrlField,
	bearer,
	checkedBy,
	connectionCheck,
	signedBy,
} from '../nodes/shared/n8n/serviceCredential';
import {
	apiUrl,
	checkSnapchat,
	type SnapchatCredential,
} from '../nodes/shared/platforms/snapchat/connection';

export class SnapchatConversionsApi implements ICredentialType {
	name = 'snapchatConversionsApi';

	displayName = 'Snapchat Conversions API';

	icon = { light: 'file:../icons/snapchat.svg', dark: 'file:../icons/snapchat.dark.svg' } as const;

	documentationUrl =
		'https://github.com/tracker-hub/n8n-nodes-tracker-hub/blob/main/docs/credentials.md#snapchat-conversions-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'From Snapchat Ads Manager → Business Details → Conversions API Tokens → Generate Token',
		},
		{
			displayName: 'Pixel ID',
			name: 'pixelId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 1ec32188-754e-4be2-8e55-c949a984a39f',
			description: 'The ID of the pixel for websites and shops, the Snap App ID for apps',
		},
		apiUrlField('Snapchat', 'https://tr.snapchat.com'),
		connectionCheck,
	];

	/** Sets the token, in a header so that no log of addresses holds it, and the host before paths. */
	authenticate = signedBy<SnapchatCredential>(apiUrl, bearer);

	preAuthentication = checkedBy(checkSnapchat);

	test: ICredentialTestRequest = {
		request: {
			url: '=/v3/{{$credentials.pixelId.trim()}}/events/validate/logs',
			headers: CHECK,
		},
	};
}
