import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../live/paths';
import { saidIn, sourcesBelow } from './refusals';

const document = readFileSync(join(root, 'docs/errors.md'), 'utf8');

it.each([
	['result', /\bcode: '(\w+)'/g, ['nodes/shared/platforms', 'nodes/ForwardConversions']],
	[
		'refused postback',
		/\brefusal\(\d+, '(\w+)'/g,
		['nodes/shared/postback', 'nodes/PostbackTrigger'],
	],
])('tells what each code means that a %s can have', (_, pattern, folders) => {
	const codes = folders
		.flatMap(sourcesBelow)
		.flatMap(({ text }) => [...text.matchAll(pattern)])
		.map(([, code = '']) => code);
	expect(new Set(codes).size).toBeGreaterThan(10);
	const untold = new Set(codes.filter((code) => !document.includes(`\`${code}\``)));
	expect([...untold].filter((code) => !WITHOUT_MEANING.includes(code))).toEqual([]);
});

/** Where Google Ads names an error without a code; its words are the reason. */
const WITHOUT_MEANING = ['UNKNOWN'];

it('reads the words of the code, and both of two', () => {
	const source = `
		const skip = (name: string, isA: boolean) => ({
			code: isA ? 'a' : 'b',
			reason: \`\${name} takes none of \${1 + 1}\`,
			advice: isA ? 'Do this' : 'Do that',
		});
		const other = { code: 'c', reason: unknown(), advice: 'Nothing' };`;
	const words = { class: '', reason: 'The platform takes none of …', advice: 'Do this / Do that' };
	expect(saidIn(source)).toEqual([
		{ code: 'a', ...words },
		{ code: 'b', ...words },
	]);
});
