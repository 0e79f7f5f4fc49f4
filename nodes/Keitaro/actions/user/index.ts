import { createOf, getOf, listOf, updateOf, type Entity } from '../common/entity';
import { deleteOf } from '../common/steps';
import type { KeitaroResource } from '../operation';
import { access, keyCount, preferences, required } from './user.fields';

const entity: Entity = {
	one: 'a user',
	many: 'users',
	path: '/users',
	id: 'userId',
	simple: ['id', 'login', 'type', 'state', 'preferences'],
	required,
	optional: preferences,
};

export const user: KeitaroResource = {
	name: 'User',
	operations: {
		create: createOf(entity),
		delete: deleteOf(entity),
		get: getOf(entity),
		getAll: listOf(entity),
		setAccess: updateOf(
			{ ...entity, required: [], optional: access },
			{
				name: 'Set Access',
				action: 'Set the access of a user',
				description: 'Change what a user may see and change; kinds not added stay as they are',
				suffix: '/access',
			},
		),
		update: updateOf({ ...entity, optional: [...preferences, keyCount] }),
	},
};
