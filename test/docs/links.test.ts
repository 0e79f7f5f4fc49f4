import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { filesBelow, root } from '../package/support';
import { anchorOf } from './credentials';

const FOLDERS = ['docs', 'workflows'];
const documents = [
	...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
	...FOLDERS.flatMap((folder) =>
		filesBelow(path.join(root, folder)).map((file) => path.join(folder, file)),
	),
].filter((file) => file.endsWith('.md'));

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** Targets of links and pictures, those to other hosts left out. */
const targetsIn = (text: string): string[] =>
	[...text.matchAll(/\]\(([^)\s]+)\)/g)]
		.map(([, target = '']) => target)
		.filter((target) => !/^[a-z]+:/i.test(target));

const anchorsIn = (text: string): string[] =>
	text
		.split('\n')
		.flatMap((line) => /^#+ (.+)$/.exec(line)?.[1] ?? [])
		.map((heading) => anchorOf({ displayName: heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1') }));

it.each(documents)('every link and picture of %s leads somewhere', (document) => {
	const broken = targetsIn(read(document)).filter((target) => {
		const [file = '', anchor] = target.split('#');
		const found = file === '' ? document : path.join(path.dirname(document), file);
		if (!existsSync(path.join(root, found))) return true;
		return (
			anchor !== undefined && found.endsWith('.md') && !anchorsIn(read(found)).includes(anchor)
		);
	});
	expect(broken).toEqual([]);
});
