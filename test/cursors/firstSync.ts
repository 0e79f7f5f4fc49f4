import assert from 'node:assert/strict';
import { checkBooks } from '../e2e/run';
import { FIRST_SYNC_DAYS } from '../e2e/workflow';
import { assertAgreement, settled, standing } from './attempt';
import type { Scene } from './moments';
import { betweenPolls, THRICE } from './schedule';

/** What n8n gives a poll with durable cursors: 45 s, less a fifth. */
export const BUDGET_MS = 36_000;
/** So slow that the days of a first sync do not go into one poll. */
const SLOW_MS = 600;
/** Requests further apart belong to two polls. */
const APART_MS = 3_000;
/** The first poll, which is part of publishing, begins within that, and before any of the schedule. */
const PUBLISHING_MS = 10_000;

/** How a first sync was read. */
export interface FirstSync {
	requests: number;
	/** From a poll's first request to its last answer, in milliseconds. */
	polls: number[];
}

/** Lengths of the polls behind these requests, from the first request of each to its last answer. */
export function pollsOf(requestsAt: readonly number[], answerMs: number): number[] {
	const polls: Array<{ from: number; to: number }> = [];
	for (const at of requestsAt) {
		const last = polls.at(-1);
		if (last !== undefined && at - last.to < APART_MS) last.to = at + answerMs;
		else polls.push({ from: at, to: at + answerMs });
	}
	return polls.map(({ from, to }) => to - from);
}

/**
 * A first sync from a tracker so slow that it takes several polls, within what n8n gives each. They
 * take longer than the schedule's 20 s, so the next tick comes while the last is still at work.
 */
export async function firstSync(scene: Scene): Promise<FirstSync> {
	const { stage, publisher, checks, books, database, account } = scene;
	const told: FirstSync = { requests: 0, polls: [] };
	await checks.check(`a first sync of ${FIRST_SYNC_DAYS} days from a slow tracker`, async () => {
		await stage.keitaro.misbehave({
			kind: 'slow',
			times: 1_000_000,
			pathIncludes: '/conversions/log',
			delayMs: SLOW_MS,
		});
		await betweenPolls(THRICE, PUBLISHING_MS);
		const since = Date.now();
		await publisher.publish();
		books.open();
		await settled(scene, since);
		const requests = await stage.keitaro.received('/conversions/log', since);
		await stage.keitaro.behave();
		told.requests = requests.length;
		told.polls = pollsOf(
			requests.map(({ at }) => at),
			SLOW_MS,
		);
		assert.ok(told.polls.length > 1, 'one poll was enough, which shows nothing');
		const late = told.polls.filter((ms) => ms > BUDGET_MS);
		assert.deepEqual(late, [], 'polls that took longer than n8n gives them');
		const { ledger } = await standing(scene, database);
		assertAgreement(ledger, account);
	});
	await checkBooks(scene, 'first sync');
	return told;
}
