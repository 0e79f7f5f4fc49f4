/**
 * Measures the package and prints what it found; exits with 0 whatever the figures say.
 *
 *     node main.js [forward] [sync] [postback] [peers] [mapping] [--quick] [--rounds N] [--this-node]
 *                  [--engine default|lazy|legacy] [--profile forward]
 *
 * All benches unless named. `--quick` takes a tenth of the conversions or less, and of the seconds.
 * `peers` compares with other libraries, on both of these Nodes where they differ.
 * `--engine` is how the n8n that takes postbacks evaluates expressions. n8n's own Node
 * measures, since that is what runs the nodes; `--this-node` takes the one of this process.
 * `--profile forward` prints the functions in which one round of forwarding spends its time.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureHost } from '../live/install';
import { print, UserError } from '../live/log';
import { packPackage } from '../live/pack';
import { root } from '../live/paths';
import { runProgram } from '../live/program';
import { inFreshProcess } from './child';
import { DAYS, ROWS_PER_CONVERSION } from './sizes';
import type { ForwardJob, ForwardResult } from './forward';
import type { MappingJob, MappingResult } from './mapping';
import { mappingReport } from './mappingReport';
import { benchPeers } from './peers';
import { peersReport, summarisePeers } from './peers/report';
import { benchPostback, ENGINES } from './postback';
import { postbackReport, summarisePostback } from './postback/report';
import { printProfile } from './profile';
import { forwardReport, summarise, syncReport, type ForwardSummary } from './report';
import { withSimulators } from './simulated';
import type { SyncJob, SyncResult } from './sync';

const BENCHES = ['forward', 'sync', 'postback', 'peers', 'mapping'];
/** Conversions, events, seconds of postbacks, and events for other libraries. */
const FULL = {
	forward: 100_000,
	httpRequest: 5_000,
	sync: [100_000, 1_000_000],
	postback: 60,
	peers: 20_000,
	mapping: 100_000,
};
const QUICK = {
	forward: 10_000,
	httpRequest: 1_000,
	sync: [20_000],
	postback: 6,
	peers: 5_000,
	mapping: 20_000,
};

/** Max Items per Poll: the default, and the most there can be. */
const MAX_ITEMS = [undefined, 10_000];
/** A day less than the first sync goes back, so that no conversion lies on its edge. */
const SYNC_DAYS = 89;

interface Choice {
	sizes: typeof FULL;
	rounds: number;
	/** Node that measures, and the node_modules of n8n. */
	node: string;
	modules: string;
}

async function benchForward({ sizes, rounds, node, modules }: Choice): Promise<ForwardSummary> {
	const conversions = sizes.forward;
	const tracker = { conversions: Math.ceil(conversions * ROWS_PER_CONVERSION), days: DAYS };
	const result = await withSimulators(tracker, async (urls) => {
		const httpRequest = { modules, events: sizes.httpRequest };
		const job: ForwardJob = { urls, conversions, rounds, httpRequest };
		const program = join(__dirname, 'forward.js');
		return await inFreshProcess<ForwardJob, ForwardResult>({ node, program, job, note: print });
	});
	return summarise(result);
}

async function benchSync({ sizes, node }: Choice): Promise<SyncResult[]> {
	const results: SyncResult[] = [];
	for (const conversions of sizes.sync) {
		for (const maxItems of MAX_ITEMS) {
			print(
				`Syncing ${conversions} conversions, at most ${maxItems ?? 'as many as by default'} a poll ...`,
			);
			const tracker = { conversions, days: SYNC_DAYS };
			const result = await withSimulators(tracker, async (urls) => {
				const job: SyncJob = { urls, conversions, maxItems };
				const program = join(__dirname, 'sync.js');
				return await inFreshProcess<SyncJob, SyncResult>({ node, program, job, note: print });
			});
			results.push(result);
		}
	}
	return results;
}

/** Rules in the bench of mapping. */
const RULES = 500;

async function benchMapping({ sizes, rounds, node }: Choice): Promise<MappingResult> {
	const job: MappingJob = { conversions: sizes.mapping, rules: RULES, rounds };
	const program = join(__dirname, 'mapping.js');
	return await inFreshProcess<MappingJob, MappingResult>({ node, program, job, note: print });
}

function readArguments() {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			quick: { type: 'boolean', default: false },
			rounds: { type: 'string', default: '5' },
			'this-node': { type: 'boolean', default: false },
			engine: { type: 'string', default: 'default' },
			profile: { type: 'string' },
		},
	});
	const unknown = positionals.find((name) => !BENCHES.includes(name));
	if (unknown !== undefined) {
		throw new UserError(`There is no bench '${unknown}'; there are ${BENCHES.join(', ')}.`);
	}
	if (values.profile !== undefined && values.profile !== 'forward') {
		throw new UserError('Only forwarding can be profiled: --profile forward');
	}
	if (!Object.hasOwn(ENGINES, values.engine)) {
		throw new UserError(`--engine is one of ${Object.keys(ENGINES).join(', ')}`);
	}
	const rounds = Number(values.rounds);
	if (!Number.isInteger(rounds) || rounds < 1) throw new UserError('--rounds must be 1 or more');
	return { ...values, rounds, benches: positionals.length > 0 ? positionals : BENCHES };
}

async function main(): Promise<void> {
	const asked = readArguments();
	const host = await ensureHost(print);
	const node = asked['this-node'] ? process.execPath : host.node;
	const sizes = asked.quick ? QUICK : FULL;
	if (asked.profile !== undefined) return await printProfile(node, sizes.forward);
	const modules = join(host.folder, 'node_modules');
	const choice: Choice = { sizes, rounds: asked.rounds, node, modules };
	const forward = asked.benches.includes('forward') ? await benchForward(choice) : undefined;
	if (forward) print(`\n${forwardReport(forward)}\n`);
	const sync = asked.benches.includes('sync') ? await benchSync(choice) : undefined;
	if (sync) print(`\n${syncReport(sync)}\n`);
	const postback = asked.benches.includes('postback')
		? summarisePostback(
				await benchPostback({
					host,
					tarball: await packPackage(print),
					seconds: sizes.postback,
					rounds: asked.rounds,
					engine: asked.engine,
					note: print,
				}),
			)
		: undefined;
	if (postback) print(`\n${postbackReport(postback)}\n`);
	const peers = asked.benches.includes('peers')
		? await benchPeers({
				nodes: [...new Set([process.execPath, node])],
				events: sizes.peers,
				rounds: asked.rounds,
				note: print,
			}).then((results) => results.map(summarisePeers))
		: [];
	for (const each of peers) print(`\n${peersReport(each)}\n`);
	const mapping = asked.benches.includes('mapping') ? await benchMapping(choice) : undefined;
	if (mapping) print(`\n${mappingReport(mapping)}\n`);
	const file = join(root, 'test-results', 'bench.json');
	mkdirSync(join(root, 'test-results'), { recursive: true });
	const machine = { cpus: cpus().length, model: cpus()[0]?.model, n8n: host.version };
	const report = { at: new Date().toISOString(), machine, forward, sync, postback, peers, mapping };
	writeFileSync(file, `${JSON.stringify(report, undefined, 2)}\n`);
	print(`Written to ${file}`);
}

runProgram(main);
