import type { Struck } from './kills';
import { RATE } from './load';
import type { Account } from './reckoning';
import type { Outcome } from './run';
import type { Sent } from './sender';
import type { QueueStage } from './stage';
import type { Fall } from './supervised';
import type { AnswerKind, Published } from './workflows';

/** One line of the table of what was killed. */
interface KillRow {
	what: string;
	/** Since the begin of the load. */
	atSecond: number;
	meta: string;
	runningPolls: number;
	runningPostbacks: number;
	backAfterSeconds: number | null;
}

/** What `test-results/queue.json` holds. */
export interface Result {
	n8n: string;
	at: string;
	minutes: number;
	/** When a postback was answered. */
	answer: AnswerKind;
	rate: typeof RATE;
	conversions: number;
	kills: KillRow[];
	/** Programs that ended by themselves and came back, such as n8n when the database is away. */
	endedByThemselves: Array<{ what: string; atSecond: number; backAfterSeconds: number | null }>;
	postbacks: {
		sent: number;
		taken: number;
		sentAgain: number;
		failures: Record<string, number>;
		slowestSeconds: number;
	};
	/** How n8n lists the executions of each workflow, by status. */
	executions: Record<'polling' | 'postback', Record<string, number>>;
	atMeta: Record<'polling' | 'postback', AccountFigures>;
	unfounded: number;
	/** From the end of the load until nothing was missing any more. */
	settledAfterSeconds: number;
}

type AccountFigures = Record<'owed' | 'lost' | 'countedTwice' | 'repeats', number>;

const seconds = (ms: number): number => Math.round(ms / 100) / 10;

const countBy = (words: readonly string[]): Record<string, number> => {
	const counts: Record<string, number> = {};
	for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
	return counts;
};

export const figuresOf = ({ owed, lost, countedTwice, repeats }: Account): AccountFigures => ({
	owed,
	lost: lost.length,
	countedTwice: countedTwice.length,
	repeats,
});

const away = ({ at, backAt }: Fall): number | null =>
	backAt === undefined ? null : seconds(backAt - at);

/** The kills with how long each program was away. */
export function killRows(
	struck: readonly Struck[],
	falls: readonly Fall[],
	begunAt: number,
): KillRow[] {
	return struck.map(({ name, at, meta, runningPolls, runningPostbacks }) => {
		const fall = falls.find((one) => one.name === name && one.how === 'killed' && one.at >= at);
		return {
			what: name,
			atSecond: Math.round((at - begunAt) / 1000),
			meta,
			runningPolls,
			runningPostbacks,
			backAfterSeconds: fall === undefined ? null : away(fall),
		};
	});
}

/** Programs that nobody killed and that were away all the same. */
export const endedRows = (falls: readonly Fall[], begunAt: number): Result['endedByThemselves'] =>
	falls
		.filter(({ how }) => how === 'ended')
		.map((fall) => ({
			what: fall.name,
			atSecond: Math.round((fall.at - begunAt) / 1000),
			backAfterSeconds: away(fall),
		}));

export function postbackFigures(sent: readonly Sent[]): Result['postbacks'] {
	const taken = sent.filter(({ takenAt }) => takenAt !== undefined);
	const waits = taken.map(({ takenAt = 0, firstAt }) => takenAt - firstAt);
	return {
		sent: sent.length,
		taken: taken.length,
		sentAgain: sent.filter(({ failures }) => failures.length > 0).length,
		failures: countBy(sent.flatMap(({ failures }) => failures)),
		slowestSeconds: seconds(Math.max(0, ...waits)),
	};
}

const statuses = (executions: ReadonlyArray<{ status: string }>): Record<string, number> =>
	countBy(executions.map(({ status }) => status));

/** Everything there is to tell of a run. */
export async function resultOf(
	{ rest, programs, n8nVersion }: QueueStage,
	{ pollingId, postbackId }: Published,
	{ begunAt, struck, load, reckoning, settledMs }: Outcome,
	chosen: Pick<Result, 'minutes' | 'answer'>,
): Promise<Result> {
	const falls = [...programs.values()].flatMap((program) => program.falls);
	return {
		n8n: n8nVersion,
		at: new Date(begunAt).toISOString(),
		...chosen,
		rate: RATE,
		conversions: load.conversions,
		kills: killRows(struck, falls, begunAt),
		endedByThemselves: endedRows(falls, begunAt),
		postbacks: postbackFigures(load.sender.sent),
		executions: {
			polling: statuses(await rest.executions(pollingId)),
			postback: statuses(await rest.executions(postbackId)),
		},
		atMeta: { polling: figuresOf(reckoning.polling), postback: figuresOf(reckoning.postback) },
		unfounded: reckoning.unfounded.length,
		settledAfterSeconds: Math.round(settledMs / 1000),
	};
}

function aligned(rows: ReadonlyArray<readonly string[]>): string {
	const widths = rows[0]?.map((_, column) =>
		Math.max(...rows.map((row) => row[column]?.length ?? 0)),
	);
	return rows
		.map((row) =>
			row
				.map((cell, column) => cell.padEnd(widths?.[column] ?? 0))
				.join('  ')
				.trimEnd(),
		)
		.join('\n');
}

/** The result as two short tables. */
export function tables({ kills, endedByThemselves, atMeta, postbacks }: Result): string {
	const killed = kills.map((one) => [
		one.what,
		`${one.atSecond} s`,
		`${one.runningPolls} + ${one.runningPostbacks}`,
		one.meta === 'hang' ? 'not done' : 'done, unanswered',
		one.backAfterSeconds === null ? 'never' : `${one.backAfterSeconds} s`,
	]);
	const ended = endedByThemselves.map((one) => [
		`${one.what} (by itself)`,
		`${one.atSecond} s`,
		'',
		'',
		one.backAfterSeconds === null ? 'never' : `${one.backAfterSeconds} s`,
	]);
	const accounts = Object.entries(atMeta).map(([name, one]) => [
		name,
		...[one.owed, one.lost, one.countedTwice, one.repeats].map(String),
	]);
	return [
		aligned([
			['Killed', 'At', 'Polls + postbacks running', 'Their requests at Meta', 'Back after'],
			...killed,
			...ended,
		]),
		aligned([['Workflow', 'Owed', 'Lost', 'Counted twice', 'Repeats recognised'], ...accounts]),
		`${postbacks.taken} of ${postbacks.sent} postbacks taken, ${postbacks.sentAgain} after another try`,
	].join('\n\n');
}
