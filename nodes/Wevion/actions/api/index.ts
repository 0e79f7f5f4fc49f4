import type { INodeProperties } from 'n8n-workflow';
import { notice } from '../../../shared/n8n/fields';
import type { ServiceRequest } from '../../../shared/n8n/http';
import { oneOf, rowsOf } from '../../../shared/wevion/answer';
import { isPlainPath } from '../../../shared/wevion/overrides';
import { redacted } from '../../../shared/wevion/redact';
import { objectOf } from '../common/options';
import { filledIn } from '../common/values';
import type { WevionOperation, WevionResource } from '../operation';

type Method = ServiceRequest['method'];

const METHODS: readonly Method[] = ['DELETE', 'GET', 'POST', 'PUT'];

const fields: INodeProperties[] = [
	{
		displayName: 'Method',
		name: 'method',
		type: 'options',
		options: METHODS.map((value) => ({ name: value, value })),
		default: 'GET',
		description: 'What to do: GET reads, the others change something in Wevion',
	},
	{
		displayName: 'Path',
		name: 'path',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. /api/v1/notifications',
		description:
			'Path of the API from the slash behind the host on; the key is added to the request',
	},
	{
		displayName: 'Query Parameters',
		name: 'query',
		type: 'json',
		default: '{}',
		description: 'JSON object of what stands behind the question mark',
	},
	{
		displayName: 'Body',
		name: 'body',
		type: 'json',
		default: '',
		displayOptions: { hide: { method: ['GET'] } },
		description: 'JSON to send with the request',
	},
	{
		displayName: 'Split Into Items',
		name: 'split',
		type: 'boolean',
		default: true,
		description: 'Whether each row of a list in the answer becomes an item of its own',
	},
	{
		...notice(
			'notice',
			'This changes real data in Wevion, such as campaigns that spend money. Nothing asks again.',
		),
		displayOptions: { hide: { method: ['GET'] } },
	},
];

/** Any request, for what the other operations do not have. */
const call: WevionOperation = {
	name: 'Custom API Call',
	action: 'Make a custom API call',
	description: 'Send any request to the API of Wevion, with the key and the limit on requests',
	fields,
	async run({ api: { client }, param }) {
		const path = filledIn(param, 'path');
		if (!isPlainPath(path)) {
			throw param.wrong(
				'path',
				`must begin with a single slash: ${path}`,
				'Leave the host out: it stands in the credential',
			);
		}
		const method = param.text('method') as Method;
		const body = method === 'GET' ? undefined : param.json('body');
		const query = objectOf(param, 'query');
		const answer = redacted(await client.send(method, path, { query, body }));
		const rows = param.boolean('split') ? rowsOf(answer) : undefined;
		if (rows !== undefined) return rows;
		return Array.isArray(answer) ? { data: answer } : oneOf(answer);
	},
};

/**
 * n8n adds a "Custom API Call" of its own to lists that do not end with one, which only points to the
 * HTTP Request node; so this one stands alone in its list.
 */
export const api: WevionResource = { name: 'API', operations: { call } };
