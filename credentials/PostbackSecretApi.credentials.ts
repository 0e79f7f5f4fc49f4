import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/** What postbacks are recognised by. Nobody to ask whether it is right: the node tests its length. */
export class PostbackSecretApi implements ICredentialType {
	name = 'postbackSecretApi';

	displayName = 'Postback Secret API';

	icon = {
		light: 'file:../icons/postbackTrigger.svg',
		dark: 'file:../icons/postbackTrigger.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/tracker-hub/n8n-nodes-tracker-hub/blob/main/docs/credentials.md#postback-secret-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Secret',
			name: 'secret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'A long random text of letters and digits, at least 16, that every postback must carry. Make one up for each tracker.',
		},
		{
			displayName: 'Previous Secret',
			name: 'previousSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Still accepted while you put the new one into your tracker. Empty it when that is done.',
		},
		{
			displayName: 'HMAC Secret',
			name: 'hmacSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'For own backends that sign their calls, at least 16 characters; trackers cannot do that',
		},
		{
			displayName: 'Previous HMAC Secret',
			name: 'previousHmacSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Still accepted while your backend changes to the new one',
		},
	];
}
