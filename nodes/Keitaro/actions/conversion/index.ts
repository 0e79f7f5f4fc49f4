import type { KeitaroResource } from '../operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { create, reject, updateStatus } from './record.operations';

export const conversion: KeitaroResource = {
	name: 'Conversion',
	operations: { create, get, getAll, reject, updateStatus },
};
