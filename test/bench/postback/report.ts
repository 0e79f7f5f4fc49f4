import { fixed, median, table, whole } from '../stats';
import type { PostbackResult } from './index';
import { LEGS, type LegName } from './legs';
import { CONNECTIONS } from './load';
import type { Turn } from './turns';

/** What the Postback Trigger must reach against n8n's own node, and refusing against accepting. */
export const TARGETS = { toWebhook: 0.9, refusedToAccepted: 3 };

const verdict = (isWithin: boolean): string => (isWithin ? 'within target' : 'outside target');
const sum = (turns: Turn[], of: (turn: Turn) => number): number =>
	turns.reduce((total, turn) => total + of(turn), 0);

const answered = ({ answers, seconds }: Turn): number => answers / seconds;
const executed = ({ answers, secondsToEnd }: Turn): number => answers / secondsToEnd;

export interface PostbackSummary extends PostbackResult {
	/** Answers a second of the Postback Trigger to those of n8n's own node, plain and guarded. */
	answersToWebhook: number;
	answersToGuarded: number;
	/** The same in executions that have ended. */
	executionsToWebhook: number;
	executionsToGuarded: number;
	refusedToAccepted: number;
}

export function summarisePostback(result: PostbackResult): PostbackSummary {
	const ratio = (a: LegName, b: LegName, measure: (turn: Turn) => number): number =>
		median(result.turns[a].map(measure)) / median(result.turns[b].map(measure));
	return {
		...result,
		answersToWebhook: ratio('accepted', 'webhook', answered),
		answersToGuarded: ratio('accepted', 'guarded', answered),
		executionsToWebhook: ratio('accepted', 'webhook', executed),
		executionsToGuarded: ratio('accepted', 'guarded', executed),
		refusedToAccepted: ratio('refused', 'accepted', answered),
	};
}

function row(leg: LegName, turns: Turn[]): string[] {
	return [
		leg,
		whole(sum(turns, ({ answers }) => answers)),
		fixed(median(turns.map(answered)), 1),
		leg === 'refused' ? '' : fixed(median(turns.map(executed)), 1),
		whole(Math.max(...turns.map(({ slowestMs }) => slowestMs))),
		whole(turns[0]?.rssMb ?? NaN),
		whole(turns.at(-1)?.rssMb ?? NaN),
		whole(sum(turns, ({ wrong }) => wrong)),
	];
}

const HEAD = [
	'leg',
	'answers',
	'answers/s',
	'executions/s',
	'slowest ms',
	'RSS MB first',
	'RSS MB last',
	'wrong',
];

/** The postback bench as a person reads it. */
export function postbackReport(summary: PostbackSummary): string {
	const { turns, exactlyOnce, engine } = summary;
	const { sent, executions, distinct } = exactlyOnce;
	const { answersToWebhook, executionsToWebhook, refusedToAccepted } = summary;
	const seconds = sum(turns.accepted, (turn) => turn.seconds);
	return [
		`Postbacks from ${CONNECTIONS} connections, ${whole(seconds)} s a leg in ${turns.accepted.length} turns, expression engine ${engine}`,
		'',
		table([HEAD, ...LEGS.map((leg) => row(leg, turns[leg]))]),
		'',
		`Postback Trigger to n8n's Webhook: ${fixed(answersToWebhook)} in answers, ${fixed(executionsToWebhook)} in executions (at least ${fixed(TARGETS.toWebhook)}): ${verdict(Math.min(answersToWebhook, executionsToWebhook) >= TARGETS.toWebhook)}`,
		`To one guarded by a header: ${fixed(summary.answersToGuarded)} and ${fixed(summary.executionsToGuarded)}`,
		`Refusing to accepting: ${fixed(refusedToAccepted)} times (at least ${TARGETS.refusedToAccepted}): ${verdict(refusedToAccepted >= TARGETS.refusedToAccepted)}`,
		`Of ${whole(sent)} accepted, ${whole(executions)} executions, ${whole(distinct)} with a postback of their own: ${verdict(executions === sent && distinct === sent)}`,
	].join('\n');
}
