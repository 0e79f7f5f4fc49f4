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
	checkReddit,
	NOTHING,
	USER_AGENT,
	type RedditCredential,
} from '../nodes/shared/platforms/reddit/connection';

export class RedditConversionsApi implements ICredentialType {
	name = 'redditConversionsApi';

	displayName = 'Reddit Conversions API';

	icon = { light: 'file:../icons/reddit.svg', dark: 'file:../icons/reddit.dark.svg' } as const;

	documentationUrl =
		'https://github.com/tracker-hub/n8n-nodes-tracker-hub/blob/main/docs/credentials.md#reddit-conversions-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'From Reddit Ads → Events Manager → Conversions API → Generate access token',
		},
		{
			displayName: 'Pixel ID',
			name: 'pixelId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. t2_abc123',
			description: 'The ID of the Reddit pixel, shown in Events Manager',
		},
		apiUrlField('Reddit', 'https://ads-api.reddit.com'),
		connectionCheck,
	];

	/** Sets the token, in a header so that no log of addresses holds it, and the host before paths. */
	authenticate = signedBy<RedditCredential>(apiUrl, bearer);

	preAuthentication = checkedBy(checkReddit);

	test: ICredentialTestRequest = {
		// Decided by the check above; what Reddit makes of no events at all is of no interest.
		request: {
			method: 'POST',
			url: '=/api/v3/pixels/{{$credentials.pixelId.trim()}}/conversion_events',
			body: NOTHING,
			headers: { ...USER_AGENT, ...CHECK },
			ignoreHttpStatusErrors: true,
		},
	};
}
