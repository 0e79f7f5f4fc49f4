import type { INodeProperties } from 'n8n-workflow';
import { confirmField } from '../../../shared/n8n/fields';
import { asObject } from '../../../shared/n8n/asObject';
import { cellText } from '../../../shared/trackers/rows';
import { mustConfirm } from '../common/confirm';
import type { KeitaroCall, KeitaroOperation, KeitaroResource } from '../operation';

const addresses: INodeProperties = {
	displayName: 'IP Addresses',
	name: 'addresses',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	required: true,
	placeholder: 'e.g. 192.0.2.1, 198.51.100.0/24',
	description: 'Addresses, ranges or networks, separated by commas, spaces or line breaks',
};

interface Change {
	name: string;
	action: string;
	description: string;
	method: 'post' | 'put';
	path: string;
	/** Completes "Switch it on to …" where the operation cannot be undone. */
	effect?: string;
}

/** What is done with given addresses; the body is one text, a line each (keitaro-api §3.7). */
const CHANGES = {
	add: {
		name: 'Add',
		action: 'Add to the bot list',
		description: 'Put IP addresses on the bot list',
		method: 'post',
		path: '/botlist/add',
	},
	exclude: {
		name: 'Remove',
		action: 'Remove from the bot list',
		description: 'Take IP addresses off the bot list',
		method: 'post',
		path: '/botlist/exclude',
	},
	replace: {
		name: 'Replace',
		action: 'Replace the bot list',
		description: 'Put these IP addresses in the place of the whole bot list',
		method: 'put',
		path: '/botlist',
		effect: 'replace the whole bot list',
	},
} satisfies Record<string, Change>;

function changeBy(change: Change): KeitaroOperation {
	const { name, action, description, method, path, effect } = change;
	const sure = confirmField('Whether you want the whole bot list replaced; there is no way back');
	return {
		name,
		action,
		description,
		fields: [addresses, ...(effect === undefined ? [] : [sure])],
		async run(call) {
			const { api, param } = call;
			if (effect !== undefined) mustConfirm(param, effect);
			const value = linesOf(call).join('\n');
			return asObject(await api[method](path, { value }));
		},
	};
}

function linesOf({ param }: KeitaroCall): string[] {
	const lines = splitList(param.text('addresses'));
	if (lines.length === 0) throw param.wrong('addresses', 'is empty');
	return lines;
}

const splitList = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean);

const get: KeitaroOperation = {
	name: 'Get',
	action: 'Get the bot list',
	description: 'Read all IP addresses on the bot list',
	fields: [],
	async run({ api }) {
		const { value } = asObject(await api.get('/botlist'));
		const list = splitList(cellText(value ?? ''));
		return { addresses: list, count: list.length };
	},
};

const clear: KeitaroOperation = {
	name: 'Clear',
	action: 'Clear the bot list',
	description: 'Take every IP address off the bot list',
	fields: [confirmField('Whether you want the whole bot list emptied; there is no way back')],
	async run({ api, param }) {
		mustConfirm(param, 'empty the whole bot list');
		await api.delete('/botlist');
		return { cleared: true };
	},
};

export const botList: KeitaroResource = {
	name: 'Bot List',
	operations: {
		add: changeBy(CHANGES.add),
		clear,
		exclude: changeBy(CHANGES.exclude),
		get,
		replace: changeBy(CHANGES.replace),
	},
};
