import { join } from 'node:path';
import type { Host } from '../../live/install';
import type { Log } from '../../live/log';
import { packPackage } from '../../live/pack';
import { inFreshProcess } from '../child';
import type { LoadJob, LoadTimes } from './measure';
import { installAll } from './packages';

export interface LoadChoice {
	host: Host;
	/** Node that measures. */
	node: string;
	/** Fresh processes for each package. */
	rounds: number;
	note: Log;
}

export interface LoadResult {
	/** Version of Node. */
	node: string;
	/** Ours first. Sizes in bytes. */
	packages: Array<{
		name: string;
		nodes: number;
		credentials: number;
		files: number;
		packed: number;
		unpacked: number;
		withDependencies: number;
		ms: number[];
		heap: number[];
		rss: number[];
	}>;
}

/** n8n's own loader on our packed package and on those of others, each time in a fresh process. */
export async function benchLoad({ host, node, rounds, note }: LoadChoice): Promise<LoadResult> {
	const all = (await installAll(await packPackage(note), note)).map((installed) => ({
		installed,
		runs: [] as LoadTimes[],
	}));
	const program = join(__dirname, 'measure.js');
	// Round 0 brings the files into the memory of the system.
	for (let round = 0; round <= rounds; round++) {
		note(
			round === 0 ? 'Loading each package once ...' : `Loading, round ${round} of ${rounds} ...`,
		);
		for (const { installed, runs } of all) {
			const job: LoadJob = { host: host.folder, folder: installed.folder };
			const run = await inFreshProcess<LoadJob, LoadTimes>({ node, program, job, note });
			if (run.nodes === 0) throw new Error(`${installed.name} has no nodes`);
			if (round > 0) runs.push(run);
		}
	}
	return {
		node: all[0]?.runs[0]?.node ?? '',
		packages: all.map(({ installed, runs }) => ({
			name: installed.name,
			nodes: runs[0]?.nodes ?? 0,
			credentials: runs[0]?.credentials ?? 0,
			files: runs[0]?.files ?? 0,
			packed: installed.packed,
			unpacked: installed.unpacked,
			withDependencies: installed.withDependencies,
			ms: runs.map(({ ms }) => ms),
			heap: runs.map(({ heap }) => heap),
			rss: runs.map(({ rss }) => rss),
		})),
	};
}
