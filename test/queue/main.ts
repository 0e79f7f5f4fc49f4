/**
 * n8n in queue mode under steady load, while its parts are killed one after the other and come back:
 * conversions of a simulated Keitaro by polling, and postbacks, must each be at a simulated Meta, once.
 *
 * `--minutes 6` is the shortest run that kills each part once; 10 by default, which does so twice.
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
import { RATE } from './load';
import { type Result, resultOf, tables } from './report';
import { type Outcome, runUnderLoad } from './run';
import { QueueStage } from './stage';
import { releaseAll } from './supervised';
import { type AnswerKind, ANSWERS, publishBoth } from './workflows';

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

async function judge(
	checks: Checks,
	{ struck, reckoning }: Outcome,
	result: Result,
): Promise<void> {
	await checks.check('each part that was killed came back', () => {
		for (const { what, backAfterSeconds } of result.kills) assert.ok(backAfterSeconds, what);
	});
	await checks.check('a worker was killed over what a poll had brought', () => {
		const workers = struck.filter(({ victim }) => victim === 'worker');
		assert.ok(workers.some(({ runningPolls }) => runningPolls > 0));
	});
	for (const name of ['polling', 'postback'] as const) {
		const { lost, countedTwice } = reckoning[name];
		await checks.check(`${name}: 0 lost`, () => assert.deepEqual(lost, []));
		await checks.check(`${name}: 0 counted twice`, () => assert.deepEqual(countedTwice, []));
	}
	await checks.check('nothing at Meta that never happened', () =>
		assert.deepEqual(reckoning.unfounded, []),
	);
}

async function main(): Promise<void> {
	const { minutes, answer } = readOptions();
	const stage = await QueueStage.open(print);
	const published = await publishBoth(stage, answer);
	print(`Load for ${minutes} minutes: ${JSON.stringify(RATE)}, postbacks answered when ${answer}`);
	const outcome = await runUnderLoad(stage, published, minutes);
	const result = await resultOf(stage, published, outcome, { minutes, answer });
	mkdirSync(join(root, 'test-results'), { recursive: true });
	writeFileSync(resultsFile, `${JSON.stringify(result, null, '\t')}\n`);
	print(`\n${tables(result)}\n`);
	const checks = new Checks();
	await judge(checks, outcome, result);
	checks.finish();
	await stage.close(process.exitCode === 1);
}

// Before anything is stopped, or it would be started again.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, releaseAll);
runProgram(async () => await main().finally(releaseAll));
