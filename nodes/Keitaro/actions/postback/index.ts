import type { KeitaroResource } from '../operation';
import { create } from './create.operation';
import { remove } from './delete.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { send } from './send.operation';
import { test } from './test.operation';
import { update } from './update.operation';

export const postback: KeitaroResource = {
	name: 'Postback',
	operations: { create, delete: remove, get, getAll, send, test, update },
};
