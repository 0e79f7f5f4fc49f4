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
	checkOutbrain,
	PIXEL,
	type OutbrainCredential,
} from '../nodes/shared/platforms/outbrain/connection';

export class OutbrainConversionsApi implements ICredentialType {
	name = 'outbrainConversionsApi';

	displayName = 'Outbrain Conversions API';

	icon = { light: 'file:../icons/outbrain.svg', dark: 'file:../icons/outbrain.dark.svg' } as const;

	documentationUrl =
		'https://github.com/tracker-hub/n8n-nodes-tracker-hub/blob/main/docs/credentials.md#outbrain-conversions-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Account',
			name: 'account',
			type: 'string',
			default: '',
			description:
				'A name of your choice for the account. Outbrain does not ask for it; it keeps what was sent to one account apart from another.',
		},
		apiUrlField('Outbrain', 'https://tr.outbrain.com'),
		connectionCheck,
	];

	/** Sets the host before paths: Outbrain asks for no key. */
	authenticate = signedBy<OutbrainCredential>(apiUrl, () => ({}));

	preAuthentication = checkedBy(checkOutbrain);

	test: ICredentialTestRequest = {
		request: { url: PIXEL, headers: CHECK },
	};
}
