import { readFileSync } from 'node:fs';
import path from 'node:path';
import { filesBelow, root } from '../package/support';
import { PAGES } from './documents';

const INDEX = 'docs/README.md';
const text = readFileSync(path.join(root, INDEX), 'utf8');

/** What the index leads to, from the root of the repository, without the place on the page. */
const linked = new Set(
	[...text.matchAll(/\]\(([^)#\s]+)/g)].map(([, target = '']) =>
		path.join(path.dirname(INDEX), target).split(path.sep).join('/'),
	),
);

it('leads to every document, but for those that are pages of another one', () => {
	const pages = Object.keys(PAGES).map((folder) => `${folder}/`);
	const documents = filesBelow(path.join(root, 'docs'))
		.map((file) => `docs/${file}`)
		.filter((file) => file.endsWith('.md') && file !== INDEX)
		.filter((file) => !pages.some((folder) => file.startsWith(folder)));
	expect(documents.length).toBeGreaterThan(15);
	expect(documents.filter((file) => !linked.has(file))).toEqual([]);
});
