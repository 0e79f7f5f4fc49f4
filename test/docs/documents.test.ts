import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../live/paths';
import { filesBelow } from '../package/support';
import { withBlock } from './block';
import { allCredentials, anchorOf } from './credentials';
import { current, pathOf, PAGES, WRITTEN } from './documents';

it.each(WRITTEN.map((written) => [written.file, written] as const))(
	'%s says what the code does (else: npm run docs)',
	async (_file, written) =>
		expect(readFileSync(pathOf(written), 'utf8')).toBe(await current(written)),
);

it.each(Object.entries(PAGES))(
	'%s holds exactly the pages that the code gives (else: npm run docs)',
	(folder, pages) => {
		const files = filesBelow(join(root, folder)).map((file) => `${folder}/${file}`);
		const found = files.map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
		expect(found).toEqual([...pages()].sort((a, b) => (a.file < b.file ? -1 : 1)));
	},
);

it('has the section to which the help of each credential leads', async () => {
	const headings = readFileSync(join(root, 'docs/credentials.md'), 'utf8')
		.split('\n')
		.flatMap((line) => /^#+ (.+)$/.exec(line)?.[1] ?? [])
		.map((displayName) => anchorOf({ displayName }));
	for (const { name, documentationUrl = '' } of await allCredentials()) {
		const [, anchor] = documentationUrl.split('docs/credentials.md#');
		expect({ name, found: headings.includes(anchor ?? '') }).toEqual({ name, found: true });
	}
});

it('says something of every field of a credential that can be filled in', async () => {
	const silent = (await allCredentials()).flatMap(({ name, properties }) =>
		properties
			.filter(({ type, description }) => type !== 'hidden' && type !== 'notice' && !description)
			.map((field) => `${name}.${field.name}`),
	);
	expect(silent).toEqual([]);
});

it('refuses a document without its marks', () =>
	expect(() => withBlock('# Title', 'refunds', '')).toThrow('The document has no'));
