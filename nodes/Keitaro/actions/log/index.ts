import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { confirmField } from '../../../shared/n8n/fields';
import { asObject } from '../../../shared/n8n/asObject';
import { mustConfirm } from '../common/confirm';
import { limit, mostOf, returnAll, rowsOf } from '../common/listing';
import { redacted } from '../common/secrets';
import { optionsOf } from '../common/writing';
import type { KeitaroOperation, KeitaroResource } from '../operation';

const logType: INodeProperties = {
	displayName: 'Log',
	name: 'logType',
	type: 'options',
	options: optionsOf({
		postbacks: 'Received Postbacks',
		sent_postbacks: 'Sent Postbacks',
		ssl: 'SSL Certificates',
		system: 'System',
		traffic: 'Traffic',
	}),
	default: 'postbacks',
	description: 'Which log of the tracker to work with',
};

const query: INodeProperties = {
	displayName: 'Search For',
	name: 'query',
	type: 'string',
	default: '',
	placeholder: 'e.g. 2f1g5h7a9c0b',
	description: 'Only rows with this text, such as a click ID',
};

/** Rows of one request: logs are text files or tables, and both get slow beyond this. */
const PAGE_SIZE = 500;

const getAll: KeitaroOperation = {
	name: 'Get Many',
	action: 'Get many log rows',
	description: 'List rows of a log, such as the postbacks received or sent',
	fields: [logType, query, returnAll, limit],
	async run({ api, param, progress, cancelled }) {
		const path = `/logs/${param.text('logType')}`;
		const most = mostOf(param) ?? Infinity;
		const text = param.optionalText('query');
		const rows: IDataObject[] = [];
		while (rows.length < most && !cancelled()) {
			const asked = Math.min(PAGE_SIZE, most - rows.length);
			const search = {
				limit: asked,
				offset: rows.length,
				...(text !== undefined && { query: text }),
			};
			const page = rowsOf(await api.get(path, search));
			rows.push(...page);
			progress.rows(rows.length);
			// An older build may answer more than was asked for, and the same again for the next page.
			if (page.length !== asked) break;
		}
		return redacted(rows.slice(0, most));
	},
};

const clear: KeitaroOperation = {
	name: 'Clear',
	action: 'Clear a log',
	description: 'Delete all rows of a log for good',
	fields: [logType, confirmField('Whether you want the whole log emptied; there is no way back')],
	async run({ api, param }) {
		mustConfirm(param, 'empty the whole log');
		const type = param.text('logType');
		await api.delete(`/logs/${type}`);
		return { log: type, cleared: true };
	},
};

const getTypes: KeitaroOperation = {
	name: 'Get Many Types',
	action: 'Get many log types',
	description: 'List the logs this tracker keeps',
	fields: [],
	async run({ api }) {
		const types = (await api.post('/logs/types')) ?? [];
		const list = Array.isArray(types) ? types : Object.values(asObject(types));
		return list.map((type) => ({ type }) as IDataObject);
	},
};

export const log: KeitaroResource = { name: 'Log', operations: { clear, getAll, getTypes } };
