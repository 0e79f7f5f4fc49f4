import type { WevionResource } from '../operation';
import { detect, getAll, setUp } from './lists.operations';
import { update } from './update.operation';

export const mapping: WevionResource = {
	name: 'Mapping',
	operations: { detect, getAll, setUp, update },
};
