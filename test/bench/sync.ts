import { performance } from 'node:perf_hooks';
import type { SyncState } from '../../nodes/shared/sync/state';
import { TrackerTrigger } from '../../nodes/TrackerTrigger/TrackerTrigger.node';
import { Poller } from '../harness';
import type { SimulatorUrls } from '../live/simulators';
import { keitaroCredentials, triggerParameters } from './accounts';
import { Arrivals } from './arrivals';
import { measure } from './child';
import { Control } from './control';
import { MemoryWatch } from './memory';

/** Longest first sync there is, in days. */
const FIRST_SYNC_DAYS = 90;

export interface SyncJob {
	urls: SimulatorUrls;
	conversions: number;
	/** Max Items per Poll; the node's default unless given. */
	maxItems?: number;
}

export interface SyncResult {
	node: string;
	conversions: number;
	maxItems: number;
	ms: number;
	/** Time of this process' own work, all threads. */
	cpuMs: number;
	polls: number;
	requests: number;
	/** What the tracker has; those of campaigns that nobody can see any more are emitted too. */
	expected: number;
	emitted: number;
	updated: number;
	repeated: number;
	/** Bytes. */
	idleMemory: number;
	memoryAboveIdle: number;
	largestState: number;
	finalState: number;
}

/** When the sync after the first one is due, in milliseconds. */
const NEXT_SYNC_MS = 16 * 60_000;

const isCaughtUp = ({ cursor, behind }: SyncState): boolean =>
	cursor.backfill === undefined && !behind;

const DEFAULT_MAX_ITEMS = 5_000;

measure<SyncJob, SyncResult>(async ({ urls, conversions, maxItems }, note) => {
	const control = new Control(urls.control);
	const arrivals = new Arrivals(conversions);
	let largestState = 0;
	let finalState = 0;
	const poller = new Poller({
		node: new TrackerTrigger(),
		parameters: triggerParameters(FIRST_SYNC_DAYS, maxItems),
		credentials: keitaroCredentials(urls),
		keepEmissions: false,
		onEmit: (emission) => {
			arrivals.add(emission.items);
			emission.finish();
		},
	});
	const requestsBefore = await control.keitaroRequests();
	const memory = new MemoryWatch();
	const cpuBefore = process.cpuUsage();
	const begun = performance.now();
	let polls = 0;
	let state: SyncState | undefined;
	do {
		await poller.poll();
		polls++;
		memory.look();
		finalState = Buffer.byteLength(JSON.stringify(poller.savedStaticData ?? {}));
		largestState = Math.max(largestState, finalState);
		state = poller.staticData.sync as unknown as SyncState | undefined;
		if (polls % 50 === 0) note(`  ${arrivals.unique} conversions after ${polls} polls`);
	} while (state !== undefined && !isCaughtUp(state));
	const ms = performance.now() - begun;
	const { user, system } = process.cpuUsage(cpuBefore);
	const { idle, aboveIdle } = memory.stop();
	const requests = (await control.keitaroRequests()) - requestsBefore;
	// Rows that got a postback meanwhile moved out of the past and into the next live window.
	await poller.poll({ now: Date.now() + NEXT_SYNC_MS });
	const { conversions: expected } = await control.keitaroCounts();
	return {
		node: process.version,
		conversions,
		maxItems: maxItems ?? DEFAULT_MAX_ITEMS,
		ms,
		cpuMs: (user + system) / 1000,
		polls,
		requests,
		expected,
		emitted: arrivals.unique,
		updated: arrivals.updated,
		repeated: arrivals.repeated,
		idleMemory: idle,
		memoryAboveIdle: aboveIdle,
		largestState,
		finalState,
	};
});
