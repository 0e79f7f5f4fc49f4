import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../live/paths';
import { saidIn } from './refusals';

const FOLDER = join(root, 'nodes/shared/platforms');

it('tells what each code means that a result can have', () => {
	const document = readFileSync(join(root, 'docs/errors.md'), 'utf8');
	const codes = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts'))
		.flatMap((file) => [...readFileSync(join(FOLDER, file), 'utf8').matchAll(/\bcode: '(\w+)'/g)])
		.map(([, code = '']) => code);
	expect(codes.length).toBeGreaterThan(30);
	const untold = new Set(codes.filter((code) => !document.includes(`\`${code}\``)));
	expect([...untold].sort()).toEqual(WITHOUT_MEANING);
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
