import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { print } from '../live/log';
import { root } from '../live/paths';
import { runProgram } from '../live/program';
import type { Outcome } from './outcome';

const CASES = process.env.FUZZ_CASES ?? '100000';
const results = join(root, 'test-results');
/** A line for each target as it is through; what is missing at the end did not come back. */
const lines = join(results, 'fuzz.ndjson');

/** Jest on this folder, or on what was asked for of it, with Jest's own exit code. */
async function jest(files: readonly string[]): Promise<number> {
	const paths = files.length === 0 ? ['test/fuzz'] : files.map((file) => `test/fuzz/${file}`);
	const bin = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
	const child = spawn(process.execPath, [bin, ...paths], {
		cwd: root,
		env: { ...process.env, FUZZ_CASES: CASES, FUZZ_RESULTS: lines },
		stdio: 'inherit',
	});
	return await new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code) => resolve(code ?? 1));
	});
}

function table(outcomes: readonly Outcome[]): string {
	const width = Math.max(...outcomes.map(({ target }) => target.length));
	const rows = outcomes.map(({ target, cases, failures, seed, seconds }) =>
		[target.padEnd(width), String(cases).padStart(9), failures, seed, `${seconds} s`].join('  '),
	);
	return [`${'Target'.padEnd(width)}  ${'Cases'.padStart(9)}  Failures  Seed  Time`, ...rows].join(
		'\n',
	);
}

/** Runs every target with many cases, prints what became of each and writes test-results/fuzz.json. */
async function main(): Promise<void> {
	mkdirSync(results, { recursive: true });
	rmSync(lines, { force: true });
	process.exitCode = await jest(process.argv.slice(2));
	const text = existsSync(lines) ? readFileSync(lines, 'utf8').trim() : '';
	const outcomes = text === '' ? [] : text.split('\n').map((line) => JSON.parse(line) as Outcome);
	if (outcomes.length === 0) return print('No target was run to its end.');
	outcomes.sort((a, b) => a.target.localeCompare(b.target));
	writeFileSync(join(results, 'fuzz.json'), `${JSON.stringify(outcomes, null, '\t')}\n`);
	print(`\n${table(outcomes)}`);
	const failed = outcomes.filter(({ failures }) => failures > 0).length;
	return print(`\n${outcomes.length} targets, ${failed} failed. Written to test-results/fuzz.json`);
}

runProgram(main);
