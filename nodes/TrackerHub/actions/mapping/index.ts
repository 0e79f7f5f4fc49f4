import type { WholeRegistry } from '../operation';
import { apply } from './apply.operation';
import { detect } from './detect.operation';
import { explain } from './explain.operation';
import { suggest } from './suggest.operation';

export const mapping: WholeRegistry[string] = {
	name: 'Mapping',
	operations: { apply, detect, explain, suggest },
};
