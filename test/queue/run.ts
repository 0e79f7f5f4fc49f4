import { print } from '../live/log';
import { sleep } from '../live/wait';
import { type Kill, ROUNDS, strike, type Struck } from './kills';
import { Load } from './load';
import { reckon, type Reckoning } from './reckoning';
import type { QueueStage } from './stage';
import type { Published } from './workflows';

const MINUTE_MS = 60_000;
/** n8n notices after a minute and a half that a worker is gone; then the next poll gives out again. */
const CALM_MS = 3 * MINUTE_MS;
const SETTLING_MS = 6 * MINUTE_MS;

/** What happened in a run, and what came of it. */
export interface Outcome {
	begunAt: number;
	struck: Struck[];
	load: Load;
	reckoning: Reckoning;
	/** From the end of the load until nothing was missing. */
	settledMs: number;
}

/** Strikes once a minute until the last minute, in which all have time to come back. */
async function strikeAll(
	stage: QueueStage,
	published: Published,
	kills: readonly Kill[],
	endAt: number,
): Promise<Struck[]> {
	const struck: Struck[] = [];
	for (const kill of kills) {
		if (Date.now() + 2 * MINUTE_MS > endAt) break;
		struck.push(await strike(stage, published, kill));
	}
	await sleep(Math.max(0, endAt - Date.now()));
	return struck;
}

/**
 * Reckons until nothing is missing and nothing can come a second time any more, or until nothing more
 * can be hoped for.
 */
async function settle(
	ask: () => Promise<Reckoning>,
): Promise<Pick<Outcome, 'reckoning' | 'settledMs'>> {
	const begunAt = Date.now();
	let completeAt: number | undefined;
	let told = '';
	for (;;) {
		const reckoning = await ask();
		const { polling, postback } = reckoning;
		const isComplete = polling.lost.length + postback.lost.length === 0;
		completeAt = isComplete ? (completeAt ?? Date.now()) : undefined;
		const waitedMs = Date.now() - begunAt;
		if (waitedMs > (isComplete ? CALM_MS : SETTLING_MS)) {
			return { reckoning, settledMs: (completeAt ?? Date.now()) - begunAt };
		}
		const missing = `${polling.lost.length} conversions and ${postback.lost.length} postbacks to come`;
		if (missing !== told) print(`  ${missing}`);
		told = missing;
		await sleep(10_000);
	}
}

/** Steady load for so long, with a kill a minute, and the reckoning after it. */
export async function runUnderLoad(
	stage: QueueStage,
	published: Published,
	minutes: number,
): Promise<Outcome> {
	const load = new Load(stage.keitaro, published.postbackUrl);
	const begunAt = Date.now();
	load.begin();
	const endAt = begunAt + minutes * MINUTE_MS;
	const struck = await strikeAll(stage, published, ROUNDS.flat(), endAt);
	await load.end();
	const settled = await settle(async () => await reckon(stage, load.sender.sent));
	return { begunAt, struck, load, ...settled };
}
