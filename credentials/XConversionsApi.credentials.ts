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
	authentication,
	checkX,
	DEFAULT_VERSION,
	NOTHING,
	type XCredential,
} from '../nodes/shared/platforms/x/connection';

export class XConversionsApi implements ICredentialType {
	name = 'xConversionsApi';

	displayName = 'X Conversion API';

	icon = { light: 'file:../icons/x.svg', dark: 'file:../icons/x.dark.svg' } as const;

	documentationUrl =
		'https://github.com/tracker-hub/n8n-nodes-tracker-hub/blob/main/docs/credentials.md#x-conversion-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Pixel Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'From X Ads → Events Manager → your event source → Web Pixel + Conversion API → Generate access token. Keys of a developer app (OAuth 1.0a) do not work here.',
		},
		{
			displayName: 'Pixel ID',
			name: 'pixelId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. o8z6j',
			description: 'The ID of the event source, shown in Events Manager',
		},
		apiUrlField('X', 'https://ads-api.x.com'),
		connectionCheck,
	];

	/** Sets the token, which X takes in a header of its own, and the host before paths. */
	authenticate = signedBy<XCredential>(apiUrl, (credential) => ({
		headers: authentication(credential),
	}));

	preAuthentication = checkedBy(checkX);

	test: ICredentialTestRequest = {
		// Decided by the check above; what X makes of no events at all is of no interest.
		request: {
			method: 'POST',
			url: `=/${DEFAULT_VERSION}/measurement/conversions/{{$credentials.pixelId.trim()}}`,
			body: NOTHING,
			headers: CHECK,
			ignoreHttpStatusErrors: true,
		},
	};
}
