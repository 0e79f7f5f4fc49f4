import assert from 'node:assert/strict';
import type { SyncState } from '../../../nodes/shared/sync/state';
import { waitFor } from '../../live/wait';
import { checkBooks, type Run } from '../run';
import { create } from '../tracker';
import { askedFrom } from './incremental';

/** Each read goes back that far before the last one. */
const OVERLAP_MS = 3_600_000;
const WAVE = 25;
/** A tick a minute, and the time of a sync. */
const NEXT_TICK_MS = 90_000;

/**
 * Where reading may begin after a restart, Unix times in milliseconds: where it stood, or where it stood
 * before an execution of which it is no longer known whether it ended.
 */
function placesToGoOnFrom({ cursor, deliveries }: SyncState): number[] {
	return [cursor, ...deliveries.map(({ before }) => before)].flatMap(({ live, backfill }) => [
		Date.parse(live) - OVERLAP_MS,
		...(backfill === undefined ? [] : [Date.parse(backfill.from)]),
	]);
}

/** n8n stopped and started as an administrator does it. */
export async function restart(run: Run): Promise<void> {
	const { publisher, executions, stage, checks } = run;
	await checks.check(
		'restart: reading goes on where it stood, and nothing is sent again',
		async () => {
			const state = await publisher.state();
			assert.ok(state !== undefined, 'nothing was read before');
			const { accepted: arrived } = await stage.meta.command<{ accepted: number }>('counts');
			const earliest = Math.min(...placesToGoOnFrom(state));
			const since = Date.now();
			stage.useDefaults();
			await stage.server.restart();
			await executions.idle();
			// What was read just before the restart need not be read again as yet.
			await publisher.sync();
			const asked = await askedFrom(run, since);
			assert.ok(asked.length > 0, 'the tracker was not asked');
			// Asked for to the second.
			assert.ok(Math.min(...asked) >= earliest - 1_000, 'it read further back');
			const { accepted } = await stage.meta.command<{ accepted: number }>('counts');
			assert.equal(accepted, arrived);
		},
	);
	await checkBooks(run, 'restart');
}

/** n8n started while the tracker is away: the schedule must go on without anybody's help. */
export async function outage(run: Run): Promise<void> {
	const { publisher, executions, stage, checks } = run;
	await checks.check(
		'n8n starts while the tracker is away: it shows, and recovers by itself',
		async () => {
			await stage.server.stop();
			await stage.keitaro.misbehave({
				kind: 'redirect302',
				times: 100,
				pathIncludes: '/conversions',
			});
			const since = Date.now();
			const known = new Set<string>();
			await stage.server.launch();
			for (const id of await executions.ids()) known.add(id);
			const isTried = async (): Promise<true | undefined> =>
				(await stage.keitaro.received('/conversions/log', since)).length > 0 ? true : undefined;
			await waitFor(isTried, { what: 'The first poll', timeoutMs: NEXT_TICK_MS });
			const isSettled = async (): Promise<string | undefined> => {
				const { status } = await stage.rest.publicationStatus(publisher.workflowId);
				return status === 'in_progress' ? undefined : status;
			};
			const status = await waitFor(isSettled, { what: 'Publishing', timeoutMs: NEXT_TICK_MS });
			await stage.keitaro.behave();
			const [created] = await create(run, WAVE);
			assert.equal(status, 'published', 'n8n has given the trigger up for good');
			const arrived = async (): Promise<true | undefined> => {
				const told = (await executions.endedSince(known)).flatMap((one) => one.told);
				return told.some(({ id }) => id === created?.event_id) ? true : undefined;
			};
			await waitFor(arrived, { what: 'The next sync', timeoutMs: NEXT_TICK_MS, everyMs: 1_000 });
			const errors = (await executions.endedSince(known)).flatMap(({ error }) => error ?? []);
			assert.match(errors.join('\n'), /Keitaro redirects to/);
		},
	);
	await publisher.drain();
	await checkBooks(run, 'outage');
}
