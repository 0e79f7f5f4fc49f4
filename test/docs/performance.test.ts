import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArguments, BENCH_NAMES } from '../bench/choice';
import { COMMAND, performanceFile, performanceText } from '../bench/document';
import { root } from '../live/paths';

const text = readFileSync(performanceFile, 'utf8');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
	scripts: Record<string, string>;
};

const commands = [...text.matchAll(/npm run ([\w:-]+)(?: -- ([^#`\n,]+))?/g)].map(
	([command, script = '', args = '']) =>
		[command.trim(), script, args.trim().split(/\s+/).filter(Boolean)] as const,
);

it.each(commands)('%s is a command of this repository', (_command, script, args) => {
	expect(scripts).toHaveProperty([script]);
	if (script === 'bench') expect(() => readArguments([...args])).not.toThrow();
});

it('says how each bench is run', () => {
	const told = commands.flatMap(([, , args]) => args);
	expect([...BENCH_NAMES].filter((name) => !told.includes(name))).toEqual([]);
});

it('takes the results of every bench, and says which were not measured', () => {
	const machine = { cpus: 2, n8n: '2.41.1' };
	const written = performanceText(text, {
		...{ machine, measured: { breakdown: { at: '2026-11-28T06:00:00Z', rounds: 1, quick: true } } },
		breakdown: {
			clicks: 5_000_000,
			legs: [
				{
					...{ name: 'By sub-ID', node: 'v24.0.0', ms: [1_500], cpuMs: [500], trackerMs: 40_000 },
					...{ requests: 1, rows: 180, memoryAboveIdle: 12e6 },
				},
			],
		},
	});
	expect(written).toContain('| Breakdown of 5,000,000 clicks (By sub-ID, 180 rows) | 1.50 s');
	expect(written.match(/Not measured yet/g)).toHaveLength(BENCH_NAMES.length - 1);
	expect(written.split(COMMAND)).toHaveLength(text.split(COMMAND).length);
});
