import type { WevionResource } from '../operation';
import { deleteAccess, getAccess, updateAccess } from './access.operations';
import { create } from './create.operation';
import { getAll, getTypes, getUsers } from './lists.operations';
import { testConnection } from './testConnection.operation';
import { update } from './update.operation';

export const tracker: WevionResource = {
	name: 'Tracker',
	operations: {
		create,
		deleteAccess,
		getAccess,
		getAll,
		getTypes,
		getUsers,
		testConnection,
		update,
		updateAccess,
	},
};
