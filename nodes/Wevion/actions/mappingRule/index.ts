import type { WevionResource } from '../operation';
import { create } from './create.operation';
import { getAll } from './getAll.operation';

export const mappingRule: WevionResource = {
	name: 'Mapping Rule',
	operations: { create, getAll },
};
