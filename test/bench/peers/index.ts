import { join } from 'node:path';
import type { Log } from '../../live/log';
import { inFreshProcess } from '../child';
import type { PeersJob, PeersResult } from './measure';
import { ensurePeers } from './packages';

export interface PeersChoice extends PeersJob {
	/** Node binaries that measure, one after the other. */
	nodes: readonly string[];
	note: Log;
}

/** Our building of payloads beside that of others. */
export async function benchPeers({ nodes, note, ...job }: PeersChoice): Promise<PeersResult[]> {
	await ensurePeers(note);
	const program = join(__dirname, 'measure.js');
	const results: PeersResult[] = [];
	for (const node of nodes) {
		note(`Building payloads beside others, ${node} ...`);
		results.push(await inFreshProcess<PeersJob, PeersResult>({ node, program, job, note }));
	}
	return results;
}
