import { performance } from 'node:perf_hooks';
import { Keitaro } from '../../../nodes/Keitaro/Keitaro.node';
import { executeNode } from '../../harness';
import type { SimulatorUrls } from '../../live/simulators';
import { keitaroCredentials } from '../accounts';
import { collectGarbage, measure } from '../child';
import { Control } from '../control';
import { MemoryWatch } from '../memory';
import { LEGS } from './legs';
import type { Days } from './tracker';

export interface BreakdownJob {
	urls: SimulatorUrls;
	/** Which of the legs. */
	leg: number;
	days: Days;
	rounds: number;
	/** What the tracker has, all of it within these days. */
	clicks: number;
}

export interface BreakdownTimes {
	/** Version of Node. */
	node: string;
	ms: number[];
	/** Time of this process' own work, all threads. */
	cpuMs: number[];
	requests: number;
	rows: number;
	/** Bytes, in the worst round. */
	memoryAboveIdle: number;
}

measure<BreakdownJob, BreakdownTimes>(async ({ urls, leg, days, rounds, clicks }) => {
	const { name, parameters } = LEGS[leg] ?? {};
	const control = new Control(urls.control);
	const setup = {
		node: new Keitaro(),
		credentials: keitaroCredentials(urls),
		parameters: {
			...{ resource: 'breakdown', operation: 'subId', subId: 1, returnAll: true },
			...{ dateRange: 'custom', ...days, timeZone: 'UTC', ...parameters },
		},
	};
	const result: BreakdownTimes = {
		...{ node: process.version, ms: [], cpuMs: [], requests: 0, rows: 0, memoryAboveIdle: 0 },
	};
	for (let round = 0; round < rounds; round++) {
		const requestsBefore = await control.keitaroRequests();
		collectGarbage();
		const memory = new MemoryWatch();
		const cpuBefore = process.cpuUsage();
		const begun = performance.now();
		const { outputs } = await executeNode(setup);
		result.ms.push(performance.now() - begun);
		const { user, system } = process.cpuUsage(cpuBefore);
		result.cpuMs.push((user + system) / 1000);
		result.memoryAboveIdle = Math.max(result.memoryAboveIdle, memory.stop().aboveIdle);
		result.requests = (await control.keitaroRequests()) - requestsBefore;
		const rows = outputs[0] ?? [];
		result.rows = rows.length;
		const counted = rows.reduce((sum, { json }) => sum + Number(json.clicks), 0);
		if (counted !== clicks) {
			throw new Error(
				`${name}: ${counted} clicks in ${rows.length} rows, the tracker has ${clicks}`,
			);
		}
	}
	return result;
});
