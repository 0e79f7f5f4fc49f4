import { setTrap, type Trap } from '../e2e/kill';
import type { Run } from '../e2e/run';
import { create } from '../e2e/tracker';
import { sleep, waitFor } from '../live/wait';
import type { Database } from './database';
import type { LedgerReader } from './ledger';
import { betweenPolls, THRICE } from './schedule';

/** Where a moment is caught. */
export interface Scene extends Run {
	database: Database;
	reader: LedgerReader;
	/** The tracker's address without its scheme. */
	account: string;
	/** Milliseconds from the tracker's answer to the saved execution, as measured before the kills. */
	gapMs: number;
}

/** A moment at which n8n is killed. */
export interface Moment {
	when: string;
	/** Conversions that have just happened. */
	wave: number;
	/** Straight after the one before, without letting n8n come to rest in between. */
	isSecond?: true;
	/** Gets ready; the function answered resolves at the moment. */
	lieInWait: (scene: Scene) => Promise<() => Promise<void>>;
	/** What is saved then: nothing of the wave, an execution, or either by the millisecond. */
	saved: 'nothing' | 'execution' | 'either';
}

/** Goes into one batch at Meta, and one page of the tracker. */
const SMALL = 30;
/** Three executions' worth of batches: 1,000 events go into one. */
const LARGE = 2_600;
/** What it takes at most to let conversions happen and to lie in wait. */
const PREPARING_MS = 5_000;
/** A poll comes within 40 s, and a slow machine may take as long again. */
const TIMEOUT_MS = 120_000;
const LOG = '/conversions/log';
const EVENTS = '/events';

/** While a request is held up: `hang` before the service has done anything, `slow` after. */
const held =
	(name: 'keitaro' | 'meta', kind: Trap['kind'], skip = 0): Moment['lieInWait'] =>
	async ({ stage }) =>
		await setTrap({
			simulator: stage[name],
			path: name === 'keitaro' ? LOG : EVENTS,
			kind,
			skip,
		});

/** When the service's first answer has gone out, and a share of the gap later. */
const answered =
	(name: 'keitaro' | 'meta', ofGap = 0): Moment['lieInWait'] =>
	async ({ stage, gapMs }) => {
		const since = Date.now();
		const path = name === 'keitaro' ? LOG : EVENTS;
		return async () => {
			const ask = async (): Promise<true | undefined> => {
				const [first] = await stage[name].received(path, since);
				return first?.answered === 200 ? true : undefined;
			};
			const what = `An answer to ${path}`;
			await waitFor(ask, { what, timeoutMs: TIMEOUT_MS, everyMs: 2 });
			await sleep(gapMs * ofGap);
		};
	};

const NEWEST = 'SELECT max(id) AS id FROM execution_entity WHERE "workflowId" = ?';
const LATER = 'SELECT id FROM execution_entity WHERE "workflowId" = ? AND id > ?';

/** As soon as an execution of the wave is in the database with one of these statuses. */
const inDatabase =
	(statuses: readonly string[], afterMs = 0): Moment['lieInWait'] =>
	async ({ database, publisher: { workflowId } }) => {
		const [newest] = await database.select<{ id: number | null }>(NEWEST, [workflowId]);
		const list = statuses.map((status) => `'${status}'`).join(', ');
		return async () => {
			const sql = `${LATER} AND status IN (${list})`;
			const rows = await database.await(sql, [workflowId, newest?.id ?? 0], TIMEOUT_MS);
			if (rows.length === 0) throw new Error(`No execution became ${statuses.join(' or ')}`);
			await sleep(afterMs);
		};
	};

/** As soon as n8n's server listens, before it has done anything. */
const listening: Moment['lieInWait'] = async ({ stage }) => {
	await Promise.resolve();
	return async () => {
		const ask = async (): Promise<true | undefined> =>
			(await fetch(`${stage.server.url}/healthz`).catch(() => undefined)) && true;
		await waitFor(ask, { what: 'The start of n8n', timeoutMs: TIMEOUT_MS, everyMs: 10 });
	};
};

const ANY = ['new', 'running', 'success'];

/** Lets conversions happen and nothing else, and measures how long n8n takes to save what it has read. */
export async function measureGap(scene: Scene): Promise<number> {
	const lying = [answered('keitaro'), inDatabase(ANY)];
	await happen(scene, SMALL);
	const caught = await Promise.all(lying.map(async (lieInWait) => await lieInWait(scene)));
	const [answeredAt = 0, savedAt = 0] = await Promise.all(
		caught.map(async (moment) => await moment().then(() => performance.now())),
	);
	return Math.max(0, savedAt - answeredAt);
}

/** Lets conversions happen when no poll is near, and forgets what has been asked so far. */
export async function happen(scene: Scene, conversions: number): Promise<void> {
	await betweenPolls(THRICE, PREPARING_MS);
	await create(scene, conversions);
	for (const simulator of [scene.stage.keitaro, scene.stage.meta]) await simulator.forget();
}

/** Twenty moments, in the order of what happens between a poll and the end of its execution. */
export const MOMENTS: readonly Moment[] = [
	{
		when: 'the tracker has been asked and has done nothing',
		wave: SMALL,
		lieInWait: held('keitaro', 'hang'),
		saved: 'nothing',
	},
	{
		when: 'the tracker has the answer ready',
		wave: SMALL,
		lieInWait: held('keitaro', 'slow'),
		saved: 'nothing',
	},
	...[10, 30, 50, 70, 90, 110].map(
		(percent): Moment => ({
			when: `${percent} % of the way from the tracker's answer to the saved execution`,
			wave: SMALL,
			lieInWait: answered('keitaro', percent / 100),
			saved: 'either',
		}),
	),
	{
		when: 'the execution has just been saved',
		wave: SMALL,
		lieInWait: inDatabase(ANY),
		saved: 'execution',
	},
	{
		when: '20 ms after the execution was saved',
		wave: SMALL,
		lieInWait: inDatabase(ANY, 20),
		saved: 'execution',
	},
	{
		when: 'the execution has just begun to run',
		wave: SMALL,
		lieInWait: inDatabase(['running', 'success']),
		saved: 'execution',
	},
	{
		when: 'Meta has the batch and has done nothing',
		wave: SMALL,
		lieInWait: held('meta', 'hang'),
		saved: 'execution',
	},
	{
		when: 'and again while n8n starts',
		wave: 0,
		lieInWait: listening,
		isSecond: true,
		saved: 'either',
	},
	{
		when: 'Meta has counted the batch and not confirmed it',
		wave: SMALL,
		lieInWait: held('meta', 'slow'),
		saved: 'execution',
	},
	{
		when: 'and again while the first poll after that reads',
		wave: 0,
		lieInWait: held('keitaro', 'slow'),
		isSecond: true,
		saved: 'nothing',
	},
	{
		when: 'Meta has just confirmed the batch',
		wave: SMALL,
		lieInWait: answered('meta'),
		saved: 'execution',
	},
	{
		when: 'the execution has just ended',
		wave: SMALL,
		lieInWait: inDatabase(['success']),
		saved: 'execution',
	},
	{
		when: 'the tracker has the second page of many ready',
		wave: LARGE,
		lieInWait: held('keitaro', 'slow', 1),
		saved: 'nothing',
	},
	{
		when: 'Meta has counted the second of three batches',
		wave: LARGE,
		lieInWait: held('meta', 'slow', 1),
		saved: 'execution',
	},
	{
		when: 'a large execution has just been saved',
		wave: LARGE,
		lieInWait: inDatabase(ANY),
		saved: 'execution',
	},
];
