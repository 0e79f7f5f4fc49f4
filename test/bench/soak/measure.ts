import { performance } from 'node:perf_hooks';
import type { SyncState } from '../../../nodes/shared/sync/state';
import { TrackerTrigger } from '../../../nodes/TrackerTrigger/TrackerTrigger.node';
import { Poller } from '../../harness';
import type { SimulatorUrls } from '../../live/simulators';
import { keitaroCredentials, triggerParameters } from '../accounts';
import { Arrivals } from '../arrivals';
import { collectGarbage, measure } from '../child';
import { Control } from '../control';

/** The window of the trigger, which the simulated conversions fill evenly. */
export const SOAK_DAYS = 30;
/** A little more than *Sync Every (Minutes)*, so that each poll is due. */
const EVERY_SECONDS = 15 * 60 + 1;

export interface SoakJob {
	urls: SimulatorUrls;
	conversions: number;
	syncs: number;
}

/** One incremental sync. */
export interface SoakSync {
	ms: number;
	/** Of this process' own work, all threads. */
	cpuMs: number;
	/** Bytes that n8n would save. */
	state: number;
	/** Bytes of live objects, after the garbage was collected. */
	heap: number;
}

export interface SoakResult {
	node: string;
	conversions: number;
	clicks: number;
	syncs: SoakSync[];
	/** Conversions that happened while it ran, and what came of all. */
	created: number;
	expected: number;
	emitted: number;
	updated: number;
	repeated: number;
}

const isBehind = ({ cursor, behind }: SyncState): boolean =>
	behind || cursor.backfill !== undefined;

measure<SoakJob, SoakResult>(async ({ urls, conversions, syncs: wanted }, note) => {
	const control = new Control(urls.control);
	// As many arrive as the window loses, so that there are always as many in it.
	const perSync = Math.round((conversions * EVERY_SECONDS) / (SOAK_DAYS * 86_400));
	const arrivals = new Arrivals(conversions + perSync * wanted);
	const poller = new Poller({
		node: new TrackerTrigger(),
		parameters: triggerParameters(SOAK_DAYS),
		credentials: keitaroCredentials(urls),
		keepEmissions: false,
		onEmit: (emission) => {
			arrivals.add(emission.items);
			emission.finish();
		},
	});
	const stateNow = () => poller.staticData.sync as unknown as SyncState | undefined;
	const tick = async (seconds: number) => {
		const now = await control.advanceKeitaro(seconds);
		const begun = performance.now();
		const cpuBefore = process.cpuUsage();
		await poller.poll({ now });
		const ms = performance.now() - begun;
		const { user, system } = process.cpuUsage(cpuBefore);
		return { ms, cpuMs: (user + system) / 1000 };
	};
	let state: SyncState | undefined;
	do {
		await tick(1);
		state = stateNow();
	} while (state === undefined || isBehind(state));
	note(`  ${arrivals.unique} conversions read, ${wanted} syncs follow`);

	const syncs: SoakSync[] = [];
	for (let at = 1; at <= wanted; at++) {
		await control.createConversions(perSync);
		const took = await tick(EVERY_SECONDS);
		collectGarbage();
		const { heapUsed: heap } = process.memoryUsage();
		const saved = Buffer.byteLength(JSON.stringify(poller.savedStaticData ?? {}));
		syncs.push({ ...took, state: saved, heap });
		if (at % 50 === 0) note(`  ${at} of ${wanted} syncs`);
	}
	const counts = await control.keitaroCounts();
	return {
		node: process.version,
		conversions,
		clicks: counts.clicks,
		syncs,
		created: perSync * wanted,
		expected: counts.conversions,
		emitted: arrivals.unique,
		updated: arrivals.updated,
		repeated: arrivals.repeated,
	};
});
