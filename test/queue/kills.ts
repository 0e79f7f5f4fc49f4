import { readFileSync } from 'node:fs';
import { sleep, waitFor } from '../live/wait';
import type { ProgramName, QueueStage } from './stage';
import type { Published } from './workflows';

/** One blow of the run. */
export interface Kill {
	/** `worker`: whichever has the execution of a poll in its hands. */
	victim: 'worker' | Extract<ProgramName, 'webhook processor' | 'Redis' | 'PostgreSQL'>;
	/**
	 * What Meta does meanwhile, so that executions are caught in the middle. `hang`: it has done nothing,
	 * and what is not sent again is lost. `slow`: it has counted, and what is sent again must not count.
	 */
	meta: 'hang' | 'slow';
}

/** What was killed, and what was under way at that moment. */
export interface Struck extends Kill {
	name: ProgramName;
	/** Unix time in milliseconds. */
	at: number;
	runningPolls: number;
	runningPostbacks: number;
}

/** Each program once, and each again while Meta does the other thing. */
export const ROUNDS: ReadonlyArray<readonly Kill[]> = [
	[
		{ victim: 'worker', meta: 'hang' },
		{ victim: 'webhook processor', meta: 'slow' },
		{ victim: 'Redis', meta: 'hang' },
		{ victim: 'PostgreSQL', meta: 'slow' },
	],
	[
		{ victim: 'worker', meta: 'slow' },
		{ victim: 'webhook processor', meta: 'hang' },
		{ victim: 'Redis', meta: 'slow' },
		{ victim: 'PostgreSQL', meta: 'hang' },
	],
];

const WORKERS = ['worker 1', 'worker 2'] as const;

const MINUTE_MS = 60_000;
/** Polls come at the full minute; Meta must be holding requests by then. */
const LEAD_MS = 1_000;
/** From then on until the blow: some executions are at Meta, and not so many that workers are full. */
const HOLDING_MS = 4_000;
/** Requests that come to Meta while it holds them. */
const MOST_HELD = 500;
/** Far longer than the victim has left to live. */
const HELD_MS = 20_000;
/** A busy machine takes its time for a poll. */
const CAUGHT_TIMEOUT_MS = 15_000;
const EVENTS = '/events';

/** Lets Meta hold its requests at the time of a poll, and kills. */
export async function strike(stage: QueueStage, published: Published, kill: Kill): Promise<Struck> {
	await sleep(MINUTE_MS - (Date.now() % MINUTE_MS) - LEAD_MS);
	await stage.meta.misbehave({
		kind: kill.meta,
		times: MOST_HELD,
		pathIncludes: EVENTS,
		delayMs: HELD_MS,
	});
	try {
		await sleep(HOLDING_MS);
		const name = kill.victim === 'worker' ? await workerWithPoll(stage, published) : kill.victim;
		const [polls, postbacks] = await Promise.all(
			[published.pollingId, published.postbackId].map(
				async (id) => await stage.rest.executions(id, 'running'),
			),
		);
		const at = Date.now();
		await stage.program(name).kill();
		const [runningPolls = 0, runningPostbacks = 0] = [polls?.length, postbacks?.length];
		return { ...kill, name, at, runningPolls, runningPostbacks };
	} finally {
		await stage.meta.behave();
	}
}

/** The worker that has begun with what a poll brought. */
async function workerWithPoll(stage: QueueStage, { pollingId }: Published): Promise<ProgramName> {
	const ask = async (): Promise<ProgramName | undefined> => {
		const [newest] = await stage.rest.executions(pollingId, 'running');
		return newest && WORKERS.find((name) => hasBegun(stage, name, newest.id));
	};
	const what = 'The execution of a poll';
	try {
		const name = await waitFor(ask, { what, timeoutMs: CAUGHT_TIMEOUT_MS });
		// It has begun; its request is on its way to Meta.
		await sleep(1_000);
		return name;
	} catch {
		// The machine is too busy, which is told by the polls running at the kill.
		return WORKERS[0];
	}
}

function hasBegun(stage: QueueStage, worker: ProgramName, executionId: string): boolean {
	const log = readFileSync(stage.logFileOf(worker), 'utf8');
	return log.includes(`Worker started execution ${executionId} (`);
}
