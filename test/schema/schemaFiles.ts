import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { OutputSchema } from './outputSchema';

const NODES = join(__dirname, '..', '..', 'nodes');

/**
 * n8n finds `<resource>/<operation>.json` in the folder of the node's version. A node without resources
 * has one file beside that folder, where both the editor and n8n's workflow builder look.
 */
export const versionFolder = (version: number): string => `v${version}.0.0`;

/** Output schemas by their path below `__schema__`. */
export type Schemas = Record<string, OutputSchema>;

/**
 * The committed schemas of a node. `UPDATE_SCHEMAS=1 npx jest <test>` writes those that its operations
 * lead to; without it the test holds the two against each other.
 */
export function committedSchemas(node: string, produced: Schemas): Schemas {
	const folder = join(NODES, node, '__schema__');
	if (process.env.UPDATE_SCHEMAS !== undefined) writeSchemas(folder, produced);
	return Object.fromEntries(
		filesUnder(folder).map((file) => [
			relative(folder, file).split('\\').join('/'),
			JSON.parse(readFileSync(file, 'utf8')) as OutputSchema,
		]),
	);
}

function writeSchemas(folder: string, schemas: Schemas): void {
	rmSync(folder, { recursive: true, force: true });
	for (const [path, schema] of Object.entries(schemas)) {
		const file = join(folder, path);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, formatted(schema));
	}
}

/** As prettier has it, which keeps short lists on one line; it does not run inside Jest. */
const formatted = (schema: OutputSchema): string =>
	`${JSON.stringify(schema, null, 2).replace(/\[\s+("[^[\]{}]*")\s+\]/g, (_, list: string) => `[${list.replace(/\s+/g, ' ')}]`)}\n`;

function filesUnder(folder: string): string[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { withFileTypes: true })
		.flatMap((entry) => {
			const path = join(folder, entry.name);
			return entry.isDirectory() ? filesUnder(path) : [path];
		})
		.sort();
}
