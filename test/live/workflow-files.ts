import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths';

/** Names of the files in `workflows/`, without `.json`. */
export const workflowFiles = (): string[] =>
	readdirSync(join(root, 'workflows'))
		.filter((file) => file.endsWith('.json'))
		.map((file) => file.replace(/\.json$/, ''))
		.sort();
