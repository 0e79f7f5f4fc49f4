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
	checkMicrosoft,
	NOTHING,
	type MicrosoftCredential,
} from '../nodes/shared/platforms/microsoft/connection';

export class MicrosoftUetApi implements ICredentialType {
	name = 'microsoftUetApi';

	displayName = 'Microsoft UET API';

	icon = {
		light: 'file:../icons/microsoft.svg',
		dark: 'file:../icons/microsoft.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/tracker-hub/n8n-nodes-tracker-hub/blob/main/docs/credentials.md#microsoft-uet-api';

	properties: INodeProperties[] = [
		{
			displayName: 'API Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'From Microsoft Advertising → Conversion tracking → UET tag → Set up tagging → Conversions API. Microsoft opens it account by account: ask your account manager if it is not there.',
		},
		{
			displayName: 'UET Tag ID',
			name: 'tagId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 187012345',
			description: 'The number of the UET tag to which the token belongs',
		},
		apiUrlField('Microsoft', 'https://capi.uet.microsoft.com'),
		connectionCheck,
	];

	/** Sets the token, in a header so that no log of addresses holds it, and the host before paths. */
	authenticate = signedBy<MicrosoftCredential>(apiUrl, bearer);

	preAuthentication = checkedBy(checkMicrosoft);

	test: ICredentialTestRequest = {
		// Decided by the check above; what Microsoft makes of no events at all is of no interest.
		request: {
			method: 'POST',
			url: '=/v1/{{$credentials.tagId.trim()}}/events',
			body: NOTHING,
			headers: CHECK,
			ignoreHttpStatusErrors: true,
		},
	};
}
