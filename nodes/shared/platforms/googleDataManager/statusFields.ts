import type { INodeProperties } from 'n8n-workflow';
import { notice } from '../../n8n/fields';

/** The fields of the operation *Get Status*. */
export const statusFields: readonly INodeProperties[] = [
	{
		displayName: 'Request ID',
		name: 'requestId',
		type: 'string',
		default: '={{ $json.requestId }}',
		required: true,
		description:
			'Of a result on the output Accepted. All conversions of one request share it; each request is asked for once.',
	},
	notice(
		'statusNotice',
		'Google tells what became of a request from about 30 minutes to 24 hours after it was sent, by counts and reasons. Which conversion a reason is about it does not tell.',
	),
];
