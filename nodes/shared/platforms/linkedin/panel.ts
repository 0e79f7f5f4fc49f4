import type { INodeProperties } from 'n8n-workflow';
import { idField, idsByEventField } from '../idsByEvent';
import { DEFAULT_VERSION } from './connection';
import { CONVERSION_IDS } from './conversionIds';

export const fields: readonly INodeProperties[] = [idField(CONVERSION_IDS)];

export const options: readonly INodeProperties[] = [
	{
		displayName: 'API Version',
		name: 'linkedinVersion',
		type: 'string',
		default: DEFAULT_VERSION,
		description: "Year and month of the version of LinkedIn's API; each lives for about a year",
	},
	idsByEventField(CONVERSION_IDS),
	{
		displayName: 'Send IP Address',
		name: 'linkedinIpAddress',
		type: 'boolean',
		default: true,
		description:
			'Whether to send the IP address of the visit, by which LinkedIn recognises people when it has nothing better',
	},
	{
		displayName: 'Send Names Unhashed',
		name: 'linkedinNames',
		type: 'boolean',
		default: false,
		description:
			'Whether to send first and last name. LinkedIn takes them as plain text only, so they leave n8n unhashed.',
	},
];
