import { join } from 'node:path';
import { print } from '../live/log';
import { packPackage } from '../live/pack';
import { benchBreakdown } from './breakdown';
import { breakdownReport } from './breakdown/report';
import { inFreshProcess } from './child';
import type { BenchName, Choice } from './choice';
import type { ForwardJob, ForwardResult } from './forward';
import { benchLoad } from './load';
import { loadReport } from './load/report';
import type { MappingJob, MappingResult } from './mapping';
import { mappingReport } from './mappingReport';
import { benchPeers } from './peers';
import { peersReport, summarisePeers, type PeersSummary } from './peers/report';
import { benchPostback } from './postback';
import { postbackReport, summarisePostback, type PostbackSummary } from './postback/report';
import { forwardReport, summarise, syncReport, type ForwardSummary } from './report';
import { withSimulators } from './simulated';
import { benchSoak } from './soak';
import { soakReport } from './soak/report';
import { DAYS, ROWS_PER_CONVERSION } from './sizes';
import type { SyncJob, SyncResult } from './sync';

/** Max Items per Poll: the default, and the most there can be. */
const MAX_ITEMS = [undefined, 10_000];
/** A day less than the first sync goes back, so that no conversion lies on its edge. */
const SYNC_DAYS = 89;
/** Rules in the bench of mapping. */
const RULES = 500;

async function benchForward({ sizes, rounds, node, host }: Choice): Promise<ForwardSummary> {
	const conversions = sizes.forward;
	const tracker = { conversions: Math.ceil(conversions * ROWS_PER_CONVERSION), days: DAYS };
	const result = await withSimulators(tracker, async (urls) => {
		const modules = join(host.folder, 'node_modules');
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

async function benchPostbacks(choice: Choice): Promise<PostbackSummary[]> {
	const { sizes, rounds, engines, host } = choice;
	const tarball = await packPackage(print);
	const results: PostbackSummary[] = [];
	for (const engine of engines) {
		const job = { host, tarball, seconds: sizes.postback, rounds, engine, note: print };
		results.push(summarisePostback(await benchPostback(job)));
	}
	return results;
}

async function benchOthers({ sizes, rounds, node }: Choice): Promise<PeersSummary[]> {
	const nodes = [...new Set([process.execPath, node])];
	const results = await benchPeers({ nodes, events: sizes.peers, rounds, note: print });
	return results.map(summarisePeers);
}

async function benchMapping({ sizes, rounds, node }: Choice): Promise<MappingResult> {
	const job: MappingJob = { conversions: sizes.mapping, rules: RULES, rounds };
	const program = join(__dirname, 'mapping.js');
	return await inFreshProcess<MappingJob, MappingResult>({ node, program, job, note: print });
}

/** One bench: what it measures, and the same as a person reads it. */
export interface Bench<Result = unknown> {
	run: (choice: Choice) => Promise<Result>;
	report: (result: Result) => string;
}

const forward: Bench<ForwardSummary> = { run: benchForward, report: forwardReport };
const sync: Bench<SyncResult[]> = { run: benchSync, report: syncReport };

export const BENCHES = {
	forward,
	sync,
	soak: {
		run: async ({ sizes, node }: Choice) => await benchSoak({ node, ...sizes.soak, note: print }),
		report: soakReport,
	},
	breakdown: {
		run: async ({ sizes, rounds, node }: Choice) =>
			await benchBreakdown({ node, clicks: sizes.breakdown, rounds, note: print }),
		report: breakdownReport,
	},
	postback: {
		run: benchPostbacks,
		report: (all: PostbackSummary[]) => all.map(postbackReport).join('\n\n'),
	},
	peers: {
		run: benchOthers,
		report: (all: PeersSummary[]) => all.map(peersReport).join('\n\n'),
	},
	mapping: { run: benchMapping, report: mappingReport },
	load: {
		run: async ({ host, node, rounds }: Choice) =>
			await benchLoad({ host, node, rounds, note: print }),
		report: loadReport,
	},
};

/** What each bench found last, by its name. */
export type Results = {
	[Name in BenchName]?: Awaited<ReturnType<(typeof BENCHES)[Name]['run']>>;
};
