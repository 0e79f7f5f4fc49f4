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
	checkPinterest,
	type PinterestCredential,
} from '../nodes/shared/platforms/pinterest/connection';

export class PinterestConversionsApi implements ICredentialType {
	name = 'pinterestConversionsApi';

	displayName = 'Pinterest Conversions API';

	icon = {
		light: 'file:../icons/pinterest.svg',
		dark: 'file:../icons/pinterest.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/tracker-hub/n8n-nodes-tracker-hub/blob/main/docs/credentials.md#pinterest-conversions-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'From Pinterest Ads Manager → Conversions → Conversion access token → Generate new token',
		},
		{
			displayName: 'Ad Account ID',
			name: 'adAccountId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 549755885175',
			description: 'The number of the ad account, shown below its name in Ads Manager',
		},
		apiUrlField('Pinterest', 'https://api.pinterest.com'),
		connectionCheck,
	];

	/** Sets the token, in a header so that no log of addresses holds it, and the host before paths. */
	authenticate = signedBy<PinterestCredential>(apiUrl, bearer);

	preAuthentication = checkedBy(checkPinterest);

	test: ICredentialTestRequest = {
		// Decided by the check above; what Pinterest makes of no events at all is of no interest.
		request: {
			method: 'POST',
			url: '=/v5/ad_accounts/{{$credentials.adAccountId.trim()}}/events?test=true',
			body: { data: [] },
			headers: CHECK,
			ignoreHttpStatusErrors: true,
		},
	};
}
