import assert from 'node:assert/strict';
import { kill } from '../e2e/kill';
import { isFinished } from '../live/rest-types';
import { waitFor } from '../live/wait';
import { disagreements } from './agreement';
import type { Reader } from './database';
import type { Item, Ledger } from './ledger';
import { happen, type Moment, type Scene } from './moments';

const SETTLED_TIMEOUT_MS = 240_000;
const SHOWN = 3;

type Counts = { accepted: number; duplicates: number };

/** How things stand at one moment. */
export interface Standing {
	ledger: Ledger;
	/** Events that Meta has counted, and copies that it has recognised. */
	atMeta: { counted: number; copies: number };
}

/** What has happened since an earlier moment. */
export interface Since {
	/** Statuses of the executions that were saved. */
	executions: string[];
	/** Conversions in them, and those of them that an earlier execution holds as well. */
	handedOver: number;
	again: number;
	atMeta: Standing['atMeta'];
}

/** Fails where cursor and executions contradict each other. */
export function assertAgreement(ledger: Ledger, account: string): void {
	const found = Object.entries(disagreements(ledger, account)).filter(
		([, cases]) => cases.length > 0,
	);
	const shown = found.map(([kind, cases]) => [kind, cases.length, cases.slice(0, SHOWN)]);
	assert.deepEqual(shown, [], 'the cursor and the executions contradict each other');
}

/** Lets conversions happen, or n8n start, and kills it at the moment. */
export async function killAt(moment: Moment, scene: Scene): Promise<void> {
	if (moment.isSecond !== true) await happen(scene, moment.wave);
	const caught = await moment.lieInWait(scene);
	// A start that is cut short fails.
	const starting = moment.isSecond === true && scene.stage.server.launch().catch(() => undefined);
	await caught();
	await kill(scene);
	await starting;
}

/** Database and Meta as they are: of what a kill has left in n8n's files, or at a quiet moment. */
export async function standing({ stage, reader }: Scene, database: Reader): Promise<Standing> {
	const ledger = await reader.read(database);
	const { accepted, duplicates } = await stage.meta.command<Counts>('counts');
	return { ledger, atMeta: { counted: accepted - duplicates, copies: duplicates } };
}

const nameOf = ({ id, version }: Item): string => `${id} ${version}`;

/** What has come to be between two moments. */
export function sinceThen(before: Standing, after: Standing): Since {
	const known = new Set(before.ledger.executions.map(({ id }) => id));
	const fresh = after.ledger.executions.filter((one) => !known.has(one.id) && one.items.length > 0);
	const items = fresh.flatMap((one) => one.items);
	const held = new Set(before.ledger.executions.flatMap((one) => one.items.map(nameOf)));
	return {
		executions: fresh.map(({ status }) => status),
		handedOver: items.length,
		again: items.filter((item) => held.has(nameOf(item))).length,
		atMeta: {
			counted: after.atMeta.counted - before.atMeta.counted,
			copies: after.atMeta.copies - before.atMeta.copies,
		},
	};
}

/** Whether the kill came when it was meant to, and nothing was forwarded that nobody had saved. */
export function assertMoment({ saved, isSecond }: Moment, { executions, atMeta }: Since): void {
	if (saved === 'execution') assert.ok(executions.length > 0, 'no execution had been saved');
	if (saved === 'nothing') assert.deepEqual(executions, [], 'an execution had been saved');
	// What was saved before the kill before may be forwarded after it.
	if (executions.length > 0 || isSecond === true) return;
	assert.equal(atMeta.counted + atMeta.copies, 0, 'Meta has what no execution was saved with');
}

/** Starts n8n and waits until its own schedule has brought in all there is. */
export async function recover({ stage, ...scene }: Scene): Promise<void> {
	const since = Date.now();
	await stage.server.launch();
	await settled({ stage, ...scene }, since);
}

/** Waits until everything that happened before a time is in, and nothing is under way. */
export async function settled(
	{ stage, reader, database, publisher: { workflowId } }: Scene,
	sinceMs: number,
): Promise<void> {
	const ask = async (): Promise<true | undefined> => {
		const state = await reader.cursor(database);
		if (state === undefined || Date.parse(state.syncedAt) < sinceMs) return undefined;
		const { backfill, lookBack } = state.cursor;
		if (state.behind || state.lost !== '' || backfill !== undefined || lookBack !== undefined) {
			return undefined;
		}
		// An older hand-over is one that was lost with the process; the next poll finds that out.
		if (state.deliveries.some(({ at }) => Date.parse(at) < sinceMs)) return undefined;
		const all = await stage.rest.executions(workflowId);
		return all.every(({ status }) => isFinished(status)) ? true : undefined;
	};
	const what = 'A sync that has brought in everything';
	await waitFor(ask, { what, timeoutMs: SETTLED_TIMEOUT_MS, everyMs: 500 });
}
