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
	checkTikTok,
	nothing,
	TRACK,
	type TikTokCredential,
} from '../nodes/shared/platforms/tiktok/connection';

export class TiktokEventsApi implements ICredentialType {
	name = 'tiktokEventsApi';

	displayName = 'TikTok Events API';

	icon = { light: 'file:../icons/tiktok.svg', dark: 'file:../icons/tiktok.dark.svg' } as const;

	documentationUrl =
		'https://github.com/tracker-hub/n8n-nodes-tracker-hub/blob/main/docs/credentials.md#tiktok-events-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'From TikTok: Events Manager → your data source → Settings → Events API → Generate access token',
		},
		{
			displayName: 'Event Source ID',
			name: 'eventSourceId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. C4ABCDEFGHIJKLMNOPQR',
			description:
				'The pixel code for websites, the TikTok app ID for apps, the event set ID for offline and CRM events',
		},
		apiUrlField('TikTok', 'https://business-api.tiktok.com'),
		connectionCheck,
	];

	/** Sets the token, which TikTok takes in a header of its own, and the host before paths. */
	authenticate = signedBy<TikTokCredential>(apiUrl, ({ accessToken }) => ({
		headers: { 'Access-Token': accessToken },
	}));

	preAuthentication = checkedBy(checkTikTok);

	test: ICredentialTestRequest = {
		request: { method: 'POST', url: TRACK, body: nothing(''), headers: CHECK },
	};
}
