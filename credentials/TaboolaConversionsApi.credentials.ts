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
	checkTaboola,
	NOTHING,
	type TaboolaCredential,
} from '../nodes/shared/platforms/taboola/connection';

export class TaboolaConversionsApi implements ICredentialType {
	name = 'taboolaConversionsApi';

	displayName = 'Taboola Conversions API';

	icon = { light: 'file:../icons/taboola.svg', dark: 'file:../icons/taboola.dark.svg' } as const;

	documentationUrl =
		'https://github.com/tracker-hub/n8n-nodes-tracker-hub/blob/main/docs/credentials.md#taboola-conversions-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Account ID',
			name: 'accountId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 1234567',
			description: 'The number of your account, as it stands in the code of the Taboola pixel',
		},
		apiUrlField('Taboola', 'https://trc.taboola.com'),
		connectionCheck,
	];

	/** Sets the host before paths: Taboola asks for no key. */
	authenticate = signedBy<TaboolaCredential>(apiUrl, () => ({}));

	preAuthentication = checkedBy(checkTaboola);

	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			url: '=/{{$credentials.accountId.trim()}}/log/3/bulk-s2s-action',
			body: NOTHING,
			headers: CHECK,
		},
	};
}
