import { readFileSync } from 'node:fs';
import path from 'node:path';
import { filesBelow, root } from '../package/support';

const SOURCE = /(?<notes>[\w-]+)[\s*]+§(?<chapter>\d+(?:\.\d+)*)/g;
const BARE = /§/g;

/** Such as `keitaro-api §5.4`, also where a comment goes on in the next line. */
function cited(text: string): string[] {
	return [...text.matchAll(SOURCE)].map(({ groups }) => `${groups?.notes} §${groups?.chapter}`);
}

const code = ['nodes', 'credentials', 'test'].flatMap((folder) =>
	filesBelow(path.join(root, folder))
		.filter((file) => file.endsWith('.ts'))
		.map((file) => `${folder}/${file}`)
		.filter((file) => file !== 'test/docs/sources.test.ts'),
);
const textOf = (file: string) => readFileSync(path.join(root, file), 'utf8');
const told = new Set(cited(textOf('docs/sources.md')));

it('tells of every source that the code names', () => {
	const named = new Map(code.flatMap((file) => cited(textOf(file)).map((one) => [one, file])));
	expect(named.size).toBeGreaterThan(30);
	expect([...named].filter(([one]) => !told.has(one))).toEqual([]);
	expect([...told].filter((one) => !named.has(one))).toEqual([]);
});

it('names a source in full, so that it can be looked up', () => {
	const short = code.filter((file) => {
		const text = textOf(file);
		return (text.match(BARE) ?? []).length !== cited(text).length;
	});
	expect(short).toEqual([]);
});
