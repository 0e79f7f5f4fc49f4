/**
 * Tracker Trigger with n8n's durable poll cursors, on a real n8n server with the packed package: a
 * slow first sync, then 20 kills of n8n (SIGKILL) between a poll and the end of its execution. After
 * each, the cursor and the executions in n8n's database are held against each other, and in the end
 * against what the tracker knows and what Meta counted.
 *
 * `CURSORS_ONLY=1,14` takes those kills only, by their number in the table. `CURSORS_DATABASE=postgres`
 * gives n8n a PostgreSQL instead of SQLite.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runOf } from '../e2e/prepare';
import { checkBooks } from '../e2e/run';
import { credentialsFor, Stage } from '../e2e/stage';
import { Checks } from '../live/checks';
import { ensureHost, type Host } from '../live/install';
import { print } from '../live/log';
import { root } from '../live/paths';
import { type PostgresAddress, PostgresServer } from '../live/postgres';
import { runProgram } from '../live/program';
import {
	assertAgreement,
	assertMoment,
	killAt,
	recover,
	settled,
	sinceThen,
	type Standing,
	standing,
} from './attempt';
import { Database } from './database';
import { firstSync } from './firstSync';
import { LedgerReader } from './ledger';
import { measureGap, type Moment, MOMENTS, type Scene } from './moments';
import { type Outcome, type Results, table } from './report';
import { THRICE } from './schedule';

const CONVERSIONS = 2_000;
const SEED = 7;
const MAX_ITEMS = 2_500;
const isPostgres = process.env.CURSORS_DATABASE === 'postgres';
const resultsName = isPostgres ? 'cursors-postgres.json' : 'cursors.json';
const resultsFile = join(root, 'test-results', resultsName);

/** What switches durable poll cursors on; all else is as n8n has it. */
const DURABLE = {
	N8N_SCHEDULER_ENABLED: 'true',
	N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
	N8N_USE_WORKFLOW_PUBLICATION_SERVICE: 'true',
	N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
};

/** What n8n writes when a poll or its commit has gone wrong. */
const ALARMS = [
	'Poll exceeded its timeout',
	'Failed to commit the poll cursor',
	'durable poll cursors stay disabled',
	'Poll failed; backing off',
];

const inPostgres = ({ host, port, database, user, password }: PostgresAddress) => ({
	DB_TYPE: 'postgresdb',
	DB_POSTGRESDB_HOST: host,
	DB_POSTGRESDB_PORT: String(port),
	DB_POSTGRESDB_DATABASE: database,
	DB_POSTGRESDB_USER: user,
	DB_POSTGRESDB_PASSWORD: password,
});

async function open(
	host: Host,
	checks: Checks,
	postgres: PostgresServer | undefined,
): Promise<Scene> {
	const env = { ...DURABLE, ...(postgres === undefined ? {} : inPostgres(postgres.address)) };
	const options = { host, conversions: CONVERSIONS, env, isPatient: true };
	const stage = await Stage.open(print, options);
	const credentials = [];
	for (const input of credentialsFor(stage.simulators.urls)) {
		credentials.push(await stage.rest.createCredential(input));
	}
	const workflow = await stage.workflow(credentials, { maxItems: MAX_ITEMS }, THRICE);
	return {
		...runOf(stage, checks, workflow, SEED),
		database: new Database(host, postgres?.address ?? { file: stage.server.databaseFile }),
		reader: new LedgerReader(workflow.publisher.workflowId),
		account: stage.simulators.urls.keitaro.replace(/^https?:\/\//, ''),
		gapMs: 0,
	};
}

/** One kill. `before`: how things stood. Answers how they stand as it left them. */
async function attempt(
	scene: Scene,
	moment: Moment,
	before: Standing,
): Promise<[Standing, Outcome]> {
	const { checks, stage, account } = scene;
	let after = before;
	const from = checks.results.length;
	await checks.check(`killed when ${moment.when}: cursor and executions agree`, async () => {
		await killAt(moment, scene);
		const left = await scene.database.asLeft(dirname(stage.server.logFile));
		after = await standing(scene, left);
		assertAgreement(after.ledger, account);
		assertMoment(moment, sinceThen(before, after));
	});
	const failures = checks.results.slice(from).flatMap(({ failure }) => failure ?? []);
	const { when, wave } = moment;
	const left = sinceThen(before, after);
	return [after, { when, wave, left, recovered: undefined, recoveryMs: undefined, failures }];
}

/** n8n starts again and brings in what is missing; answers how things stand then. */
async function revive(scene: Scene, left: Standing, outcome: Outcome): Promise<Standing> {
	const { checks, database, account } = scene;
	let after = left;
	const from = checks.results.length;
	const begun = Date.now();
	await checks.check('        started again: brings in what is missing, and agrees', async () => {
		await recover(scene);
		outcome.recoveryMs = Date.now() - begun;
		after = await standing(scene, database);
		assertAgreement(after.ledger, account);
	});
	outcome.recovered = sinceThen(left, after);
	await checkBooks(scene, '        then');
	outcome.failures.push(...checks.results.slice(from).flatMap(({ failure }) => failure ?? []));
	return after;
}

/** The kills, one after the other. */
async function kills(scene: Scene, moments: readonly Moment[]): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	let now = await standing(scene, scene.database);
	for (const [index, moment] of moments.entries()) {
		const [left, outcome] = await attempt(scene, moment, now);
		outcomes.push(outcome);
		now = left;
		if (moments[index + 1]?.isSecond === true) continue;
		now = await revive(scene, left, outcome);
	}
	return outcomes;
}

function alarmsIn(log: string): Record<string, number> {
	return Object.fromEntries(ALARMS.map((words) => [words, log.split(words).length - 1]));
}

async function main(): Promise<void> {
	const only = process.env.CURSORS_ONLY?.split(',').map(Number);
	const moments = MOMENTS.filter((_, index) => only === undefined || only.includes(index + 1));
	const checks = new Checks();
	const host = await ensureHost(print);
	const postgres = isPostgres ? await PostgresServer.start(print) : undefined;
	const scene = await open(host, checks, postgres);
	const { stage } = scene;
	const first = await firstSync(scene);
	scene.gapMs = await measureGap(scene);
	print(`${Math.round(scene.gapMs)} ms from the tracker's answer to the saved execution`);
	await settled(scene, Date.now());
	const outcomes = await kills(scene, moments);
	const log = alarmsIn(readFileSync(stage.server.logFile, 'utf8'));
	await checks.check('n8n never gave up a poll, or a commit', () => {
		assert.deepEqual(
			Object.entries(log).filter(([, count]) => count > 0),
			[],
		);
	});
	const results: Results = {
		n8n: host.version,
		database: isPostgres ? 'PostgreSQL' : 'SQLite',
		at: new Date().toISOString(),
		firstSync: first,
		gapMs: scene.gapMs,
		kills: outcomes,
		log,
	};
	mkdirSync(dirname(resultsFile), { recursive: true });
	writeFileSync(resultsFile, `${JSON.stringify(results, null, '\t')}\n`);
	print(`\n${table(outcomes)}\n`);
	checks.finish();
	scene.database.close();
	await stage.close(process.exitCode === 1);
	await postgres?.stop();
}

runProgram(main);
