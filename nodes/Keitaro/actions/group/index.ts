import type { INodeProperties } from 'n8n-workflow';
import { createOf, listOf, updateOf, type Entity } from '../common/entity';
import { rowsOf } from '../common/listing';
import { locator } from '../common/locators';
import { shown } from '../common/output';
import { name } from '../common/shared.fields';
import { deleteOf } from '../common/steps';
import { amount, choice, optionsOf } from '../common/writing';
import type { KeitaroOperation, KeitaroResource } from '../operation';

const TYPES = { campaigns: 'Campaigns', landings: 'Landing Pages', offers: 'Offers' };

/** The list cannot be asked for without it (keitaro-api §2.1). */
const listType: INodeProperties = {
	displayName: 'Group Type',
	name: 'groupType',
	type: 'options',
	options: optionsOf(TYPES),
	default: 'campaigns',
	description: 'What the groups are made of',
};

const position = amount('position', 'Position', 'Place among the groups of its type', {
	default: 1,
});
const entity: Entity = {
	one: 'a group',
	many: 'groups',
	path: '/groups',
	id: 'groupId',
	simple: ['id', 'name', 'type', 'position'],
	required: [
		name('group'),
		choice('groupType', 'Group Type', 'What the group is made of', TYPES, {
			key: 'type',
			required: true,
		}),
	],
	optional: [position],
};

const ofType = (param: { text(name: string): string }) => ({ type: param.text('groupType') });

/** There is no request for one group: it is looked up in the list. */
const get: KeitaroOperation = {
	name: 'Get',
	action: 'Get a group',
	description: 'Look up one group in the list of its type',
	fields: [listType, locator('groupId', 'The group to look up')],
	async run({ api, param }) {
		const id = param.id('groupId');
		const rows = shown(rowsOf(await api.get('/groups', ofType(param))));
		const found = rows.find((row) => row.id === id);
		if (found !== undefined) return found;
		throw param.wrong('groupId', `is not among the groups of this type: ${id}`);
	},
};

export const group: KeitaroResource = {
	name: 'Group',
	operations: {
		create: createOf(entity),
		delete: deleteOf(entity, '/delete'),
		get,
		getAll: listOf(entity, { fields: [listType], query: ({ param }) => ofType(param) }),
		update: updateOf({ ...entity, optional: [] }),
	},
};
