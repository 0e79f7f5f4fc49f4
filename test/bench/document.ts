import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withBlock } from '../docs/block';
import { tableOf } from '../docs/table';
import { UserError } from '../live/log';
import { root } from '../live/paths';
import { BENCHES, type Bench } from './benches';
import { BENCH_NAMES, type BenchName } from './choice';
import { goalsOf } from './goals';
import { readResults, resultsFile, type Report } from './results';

/** The command that writes the document, as its comments name it. */
export const COMMAND = 'npm run bench -- --write-docs';

export const performanceFile = join(root, 'docs', 'performance.md');

/** Writes the last results into the document. Answers its path. */
export function writePerformance(): string {
	const results = readResults();
	if (!results) throw new UserError(`There are no results in ${resultsFile}: npm run bench`);
	writeFileSync(performanceFile, performanceText(readFileSync(performanceFile, 'utf8'), results));
	return performanceFile;
}

/** The document with these results. Throws when one of its marks is missing. */
export function performanceText(text: string, results: Report): string {
	const blocks: Array<[string, string]> = [
		['summary', summaryOf(results)],
		...BENCH_NAMES.map((name): [string, string] => [name, blockOf(name, results)]),
	];
	return blocks.reduce((all, [name, content]) => withBlock(all, name, content, COMMAND), text);
}

const VERDICTS = { true: 'met', false: '**not met**', undefined: '' };

function summaryOf(results: Report): string {
	const { cpus, model, n8n } = results.machine;
	const body = goalsOf(results, BENCH_NAMES).map(({ what, measured, target = '', isMet }) => [
		what,
		measured,
		target,
		VERDICTS[`${isMet}`],
	]);
	return [
		`Machine: ${cpus} cores${model ? ` (${model})` : ''}. n8n ${n8n}.`,
		'',
		...tableOf(['', 'Measured', 'Target', ''], body),
	].join('\n');
}

function blockOf(name: BenchName, results: Report): string {
	const result = results[name];
	const how = results.measured[name];
	if (result === undefined || how === undefined) return 'Not measured yet.';
	const { report } = BENCHES[name] as Bench;
	const size = how.quick ? ' with `--quick`, which tells little' : '';
	return [
		`Measured ${how.at.slice(0, 16).replace('T', ' ')} UTC${size}.`,
		'',
		'```text',
		report(result),
		'```',
	].join('\n');
}
