import type { INodeProperties } from 'n8n-workflow';
import { idField, idsByEventField } from '../idsByEvent';
import { DEFAULT_VERSION } from './connection';
import { EVENT_IDS } from './eventIds';

export const fields: readonly INodeProperties[] = [idField(EVENT_IDS)];

export const options: readonly INodeProperties[] = [
	{
		displayName: 'API Version',
		name: 'xApiVersion',
		type: 'string',
		default: DEFAULT_VERSION,
		description: 'Version of the X Ads API',
	},
	idsByEventField(EVENT_IDS),
];
