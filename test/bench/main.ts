/**
 * Measures the package and prints what it found; exits with 0 whatever the figures say.
 *
 *     node main.js [forward] [sync] [soak] [breakdown] [postback] [peers] [mapping] [load]
 *                  [--quick] [--rounds N] [--this-node] [--engine default|lazy|legacy]
 *                  [--profile forward] [--write-docs]
 *
 * All benches unless named. `--quick` takes a tenth of the conversions or less, and of the seconds.
 * `peers` compares with other libraries, on both of these Nodes where they differ; `load` with other
 * packages for n8n. `--engine` is how the n8n that takes postbacks evaluates expressions; without it, by
 * default and lazily in turn. n8n's own Node measures, since that is what runs the nodes;
 * `--this-node` takes the one of this process. `--profile forward` prints the functions in which one
 * round of forwarding spends its time.
 * `--write-docs` writes the last results into docs/performance.md; alone, it measures nothing.
 */
import { ensureHost } from '../live/install';
import { print } from '../live/log';
import { runProgram } from '../live/program';
import { BENCHES, type Bench } from './benches';
import { readArguments, sizesOf, type BenchName, type Choice } from './choice';
import { writePerformance } from './document';
import { printProfile } from './profile';
import { keep, resultsFile } from './results';

async function main(): Promise<void> {
	const asked = readArguments();
	const { quick, rounds, engines, benches } = asked;
	if (benches.length > 0 || asked.profile !== undefined) {
		const host = await ensureHost(print);
		const node = asked['this-node'] ? process.execPath : host.node;
		const sizes = sizesOf(quick);
		if (asked.profile !== undefined) return await printProfile(node, sizes.forward);
		const choice: Choice = { sizes, rounds, engines, host, node };
		for (const name of benches) await runBench(name, choice, quick);
		print(`Written to ${resultsFile}`);
	}
	if (asked['write-docs']) print(`Written to ${writePerformance()}`);
}

async function runBench(name: BenchName, choice: Choice, quick: boolean): Promise<void> {
	const { run, report } = BENCHES[name] as Bench;
	const result = await run(choice);
	print(`\n${report(result)}\n`);
	// Kept at once: a bench that fails later does not cost this one.
	keep(name, result as never, { rounds: choice.rounds, quick }, choice.host.version);
}

runProgram(main);
