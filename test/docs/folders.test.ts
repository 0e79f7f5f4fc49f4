import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root } from '../live/paths';

const DEEPEST = 3;

/** Folders below one, down to the given depth, as `nodes/shared/sync/`. */
function foldersBelow(parent: string, depth: number): string[] {
	if (depth === 0) return [];
	return readdirSync(parent, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.flatMap(({ name }) => {
			const folder = join(parent, name);
			const shown = `${relative(root, folder).split(sep).join('/')}/`;
			return [shown, ...foldersBelow(folder, depth - 1)];
		});
}

/** The folders that the rows of a table begin with; `<name>` stands for any one. */
const rows = [
	...readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').matchAll(/^\| `(nodes\/[^`]+\/)` +\|/gm),
].map(([, folder = '']) => ({
	folder,
	pattern: new RegExp(`^${folder.replace(/\./g, '\\.').replace(/<\w+>/g, '[^/]+')}$`),
}));

const folders = foldersBelow(join(root, 'nodes'), DEEPEST);

it('tells the purpose of every folder under nodes/ in CONTRIBUTING.md', () =>
	expect(
		folders.filter(
			(folder) =>
				!rows.some(({ pattern }) => pattern.test(folder)) &&
				// Output schemas lie by version, resource and operation: n8n wants them so.
				!/\/__schema__\/v[\d.]+\/\w+\/$/.test(folder),
		),
	).toEqual([]));

it('tells the purpose of no folder that is gone', () =>
	expect(
		rows
			.filter(({ pattern }) => !folders.some((folder) => pattern.test(folder)))
			.map(({ folder }) => folder),
	).toEqual([]));

it('finds folders and rows at all', () =>
	expect([folders.length > 50, rows.length > 30]).toEqual([true, true]));
