import { join } from 'node:path';
import { inFreshProcess } from '../child';
import { withSimulators } from '../simulated';
import type { SoakJob, SoakResult } from './measure';

interface SoakOptions {
	node: string;
	conversions: number;
	syncs: number;
	note: (text: string) => void;
}

/** A day less than the first sync goes back, so that no conversion lies on its edge. */
const DAYS = 29;

/** Many incremental syncs in one process, while the tracker's clock moves on and conversions arrive. */
export async function benchSoak({
	node,
	conversions,
	syncs,
	note,
}: SoakOptions): Promise<SoakResult> {
	return await withSimulators({ conversions, days: DAYS }, async (urls) => {
		const job: SoakJob = { urls, conversions, syncs };
		const program = join(__dirname, 'measure.js');
		return await inFreshProcess<SoakJob, SoakResult>({ node, program, job, note });
	});
}
