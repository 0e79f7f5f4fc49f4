import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { filesBelow, productionEnvironment, root, slow } from './support';

interface LintResult {
	filePath: string;
	messages: Array<{ line?: number; severity: number; ruleId: string | null; message: string }>;
}

function run(script: string, args: string[]) {
	return spawnSync(process.execPath, [path.join(root, 'node_modules', script), ...args], {
		cwd: root,
		encoding: 'utf8',
		env: productionEnvironment(),
		maxBuffer: 64 * 1024 * 1024,
	});
}

describe('the repository', () => {
	it(
		'has no finding of either n8n linter, neither error nor warning',
		() => {
			const { stdout, stderr } = run('eslint/bin/eslint.js', ['.', '--format', 'json']);
			if (!stdout.startsWith('[')) throw new Error(`ESLint did not run: ${stderr}`);
			const results = JSON.parse(stdout) as LintResult[];
			const findings = results.flatMap(({ filePath, messages }) =>
				messages.map(
					({ line, ruleId, message }) =>
						`${path.relative(root, filePath)}:${line ?? 0} ${ruleId ?? 'parser'}: ${message}`,
				),
			);
			expect(findings).toEqual([]);
			const linted = results.map(({ filePath }) => path.relative(root, filePath));
			expect(linted).toEqual(
				expect.arrayContaining([path.join('test', 'package', 'lint.test.ts'), 'index.js']),
			);
		},
		slow,
	);

	it(
		'is formatted with Prettier',
		() => {
			const { status, stderr, stdout } = run('prettier/bin/prettier.cjs', [
				'--list-different',
				'.',
			]);
			expect({ unformatted: stdout, stderr, status }).toEqual({
				unformatted: '',
				stderr: '',
				status: 0,
			});
		},
		slow,
	);

	// n8n's scanner ignores such comments, so what they hide would be refused at verification.
	it.each(['nodes', 'credentials', 'test'])('silences no check by a comment in %s/', (folder) => {
		const silencing = /eslint-(disable|enable)|@ts-(ignore|expect-error|nocheck)/;
		const sources = filesBelow(path.join(root, folder)).filter((file) =>
			/\.[cm]?[jt]s$/.test(file),
		);
		// The scanner test plants one in a package made to be refused.
		const checked = sources.filter((file) => file !== 'package/scanner.test.ts');
		expect(checked.length).toBeGreaterThan(0);
		expect(
			checked.filter((file) => silencing.test(readFileSync(path.join(root, folder, file), 'utf8'))),
		).toEqual([]);
	});
});
