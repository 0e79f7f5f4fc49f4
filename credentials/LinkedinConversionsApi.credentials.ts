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
	checkLinkedIn,
	DEFAULT_VERSION,
	EVENTS,
	headersOf,
	NOTHING,
	type LinkedInCredential,
} from '../nodes/shared/platforms/linkedin/connection';

export class LinkedinConversionsApi implements ICredentialType {
	name = 'linkedinConversionsApi';

	displayName = 'LinkedIn Conversions API';

	icon = { light: 'file:../icons/linkedin.svg', dark: 'file:../icons/linkedin.dark.svg' } as const;

	documentationUrl =
		'https://github.com/tracker-hub/n8n-nodes-tracker-hub/blob/main/docs/credentials.md#linkedin-conversions-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'From Campaign Manager → Data → Signals manager → Direct API → Generate access token. A token of an app of your own with the scope rw_conversions does as well, but lives for 60 days only.',
		},
		apiUrlField('LinkedIn', 'https://api.linkedin.com'),
		connectionCheck,
	];

	/** Sets the token, in a header so that no log of addresses holds it, and the host before paths. */
	authenticate = signedBy<LinkedInCredential>(apiUrl, bearer);

	preAuthentication = checkedBy(checkLinkedIn);

	test: ICredentialTestRequest = {
		// Decided by the check above; what LinkedIn makes of no events at all is of no interest.
		request: {
			method: 'POST',
			url: EVENTS,
			body: NOTHING,
			headers: { ...headersOf(DEFAULT_VERSION), ...CHECK },
			ignoreHttpStatusErrors: true,
		},
	};
}
