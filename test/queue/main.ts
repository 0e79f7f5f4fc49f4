/**
 * n8n in queue mode under steady load, while its parts are killed one after the other and come back:
 * conversions of a simulated Keitaro by polling, and postbacks, must each be at a simulated Meta, once.
 *
 * `--minutes 5` is the shortest run that kills each part once; 10 by default, which does so twice.
 * `--answer stored` sends postbacks to the address that answers before the workflow has ended, where
 * some are lost with their worker.
 */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Checks } from '../live/checks';
import { print, UserError } from '../live/log';
import { root } from '../live/paths';
import { runProgram } from '../live/program';
import { sleep } from '../live/wait';
import { type Kill, ROUNDS, strike, type Struck } from './kills';
import { Load, RATE } from './load';
import { reckon, type Reckoning } from './reckoning';
import * as report from './report';
import { QueueStage } from './stage';
import { releaseAll } from './supervised';
import { type AnswerKind, ANSWERS, publishBoth, type Published } from './workflows';

const MINUTE_MS = 60_000;
/** n8n notices after a minute and a half that a worker is gone; then the next poll gives out again. */
const CALM_MS = 3 * MINUTE_MS;
const SETTLING_MS = 6 * MINUTE_MS;
const resultsFile = join(root, 'test-results', 'queue.json');

function readOptions(): { minutes: number; answer: AnswerKind } {
	const { values } = parseArgs({
		options: {
			minutes: { type: 'string', default: '10' },
			answer: { type: 'string', default: 'confirmed' },
		},
	});
	const minutes = Number(values.minutes);
	if (!Number.isInteger(minutes) || minutes < 2) {
		throw new UserError(`--minutes is '${values.minutes}'; it must be a whole number from 2 on.`);
	}
	if (!Object.hasOwn(ANSWERS, values.answer)) {
		const known = Object.keys(ANSWERS).join(' or ');
		throw new UserError(`--answer is '${values.answer}'; it must be ${known}.`);
	}
	return { minutes, answer: values.answer as AnswerKind };
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
 * can be hoped for. With it, how long something was missing.
 */
async function settle(ask: () => Promise<Reckoning>): Promise<[Reckoning, number]> {
	const begunAt = Date.now();
	let completeAt: number | undefined;
	for (;;) {
		const reckoning = await ask();
		const { polling, postback } = reckoning;
		const isComplete = polling.lost.length + postback.lost.length === 0;
		completeAt = isComplete ? (completeAt ?? Date.now()) : undefined;
		const waitedMs = Date.now() - begunAt;
		if (waitedMs > (isComplete ? CALM_MS : SETTLING_MS)) {
			return [reckoning, (completeAt ?? Date.now()) - begunAt];
		}
		if (!isComplete) {
			print(`  ${polling.lost.length} conversions and ${postback.lost.length} postbacks to come`);
		}
		await sleep(10_000);
	}
}

async function main(): Promise<void> {
	const { minutes, answer } = readOptions();
	const stage = await QueueStage.open(print);
	const published = await publishBoth(stage, answer);
	const load = new Load(stage.keitaro, published.postbackUrl);
	print(`Load for ${minutes} minutes: ${JSON.stringify(RATE)}`);
	const begunAt = Date.now();
	load.begin();
	const struck = await strikeAll(stage, published, ROUNDS.flat(), begunAt + minutes * MINUTE_MS);
	await load.end();
	const { sent } = load.sender;
	const [reckoning, settledMs] = await settle(async () => await reckon(stage, sent));
	const falls = [...stage.programs.values()].flatMap((program) => program.falls);
	const result: report.Result = {
		n8n: stage.n8nVersion,
		at: new Date(begunAt).toISOString(),
		minutes,
		answer,
		rate: RATE,
		conversions: load.conversions,
		kills: report.killRows(struck, falls, begunAt),
		endedByThemselves: report.endedRows(falls, begunAt),
		postbacks: report.postbackFigures(sent),
		executions: {
			polling: report.statuses(await stage.rest.executions(published.pollingId)),
			postback: report.statuses(await stage.rest.executions(published.postbackId)),
		},
		atMeta: {
			polling: report.figuresOf(reckoning.polling),
			postback: report.figuresOf(reckoning.postback),
		},
		unfounded: reckoning.unfounded.length,
		settledAfterSeconds: Math.round(settledMs / 1000),
	};
	mkdirSync(join(root, 'test-results'), { recursive: true });
	writeFileSync(resultsFile, `${JSON.stringify(result, null, '\t')}\n`);
	print(`\n${report.tables(result)}\n`);
	const checks = new Checks();
	await checks.check('each part that was killed came back', () => {
		for (const { what, backAfterSeconds } of result.kills) assert.ok(backAfterSeconds, what);
	});
	await checks.check('a worker was killed over what a poll had brought', () => {
		const workers = struck.filter(({ victim }) => victim === 'worker');
		assert.ok(workers.some(({ runningPolls }) => runningPolls > 0));
	});
	for (const name of ['polling', 'postback'] as const) {
		await checks.check(`${name}: 0 lost`, () => assert.deepEqual(reckoning[name].lost, []));
		await checks.check(`${name}: 0 counted twice`, () =>
			assert.deepEqual(reckoning[name].countedTwice, []),
		);
	}
	await checks.check('nothing at Meta that never happened', () =>
		assert.deepEqual(reckoning.unfounded, []),
	);
	checks.finish();
	await stage.close(process.exitCode === 1);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, releaseAll);
runProgram(async () => await main().finally(releaseAll));
