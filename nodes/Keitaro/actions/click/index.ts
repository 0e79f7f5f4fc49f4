import type { KeitaroResource } from '../operation';
import { clean } from './clean.operation';
import { create } from './create.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';

export const click: KeitaroResource = {
	name: 'Click',
	operations: { clean, create, get, getAll },
};
