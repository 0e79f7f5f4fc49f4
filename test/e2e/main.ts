/**
 * The package on a real n8n server: its nodes in the editor and behind webhooks, and the main job, in
 * which conversions of a simulated Keitaro reach a simulated Meta, each once, whatever happens to n8n
 * and to the two services on the way.
 *
 * `E2E_SEED` repeats the random moments of an earlier run; `E2E_ONLY=backfill,kills` leaves out other
 * scenarios. Those of the main job build on `backfill`. `E2E_WORKFLOW=refunds,cost-sync` leaves out
 * other ready workflows.
 */
import assert from 'node:assert/strict';
import { Checks } from '../live/checks';
import { print } from '../live/log';
import { runProgram } from '../live/program';
import { hash } from '../simulators/generator';
import { Books } from './books';
import { firstSteps } from './firstSteps';
import { keitaroNode } from './keitaro';
import { everyPlatform, platformKills } from './platforms';
import { postbackTrigger } from './postback';
import type { Run } from './run';
import { backfill } from './scenarios/backfill';
import { testCredentials } from './scenarios/credentials';
import { incremental } from './scenarios/incremental';
import { keitaroTroubles } from './scenarios/keitaroTroubles';
import { kills } from './scenarios/kills';
import { mapping } from './scenarios/mapping';
import { metaTroubles } from './scenarios/metaTroubles';
import { outage, restart } from './scenarios/restart';
import { credentialsFor, Stage } from './stage';
import { everyTracker } from './trackers';
import { wevionNode } from './wevion';
import { readyWorkflows } from './workflows';

/** Small enough that the first sync takes several polls. */
const MAX_ITEMS = 2_500;

const SCENARIOS: Readonly<Record<string, (run: Run) => Promise<void>>> = {
	firstSteps,
	keitaroNode,
	postbackTrigger,
	everyTracker,
	wevionNode,
	everyPlatform,
	readyWorkflows,
	platformKills,
	backfill,
	incremental,
	kills,
	restart,
	keitaroTroubles,
	metaTroubles,
	outage,
	mapping,
};

function randomOf(seed: number): () => number {
	let n = 0;
	return () => hash(seed, 0, n++) / 2 ** 32;
}

/** The workflow with its accounts, as the scenarios need them. */
async function prepare(stage: Stage, checks: Checks, seed: number): Promise<Run> {
	const credentials = await testCredentials(stage, checks);
	const { executions, publisher } = await stage.workflow(credentials, { maxItems: MAX_ITEMS });
	const { data } = credentialsFor(stage.simulators.urls)[0];
	const books = new Books({
		keitaroUrl: stage.simulators.urls.keitaro,
		apiKey: String(data.apiKey),
		currency: String(data.currency),
		meta: stage.meta,
		executions,
	});
	return { stage, publisher, executions, books, checks, log: print, random: randomOf(seed) };
}

async function main(): Promise<void> {
	const seed = Number(process.env.E2E_SEED ?? Date.now() % 1_000_000);
	const only = process.env.E2E_ONLY?.split(',');
	const checks = new Checks();
	const stage = await Stage.open(print);
	const begun = Date.now();
	await checks.check('the installed package brings its node types', async () => {
		const types = await stage.nodeTypes();
		for (const name of [
			'forwardConversions',
			'keitaro',
			'postbackTrigger',
			'trackerHub',
			'trackerTrigger',
			'wevion',
		]) {
			assert.ok(types.includes(`n8n-nodes-tracker-hub.${name}`), String(types));
		}
	});
	const run = await prepare(stage, checks, seed);
	for (const [name, scenario] of Object.entries(SCENARIOS)) {
		if (only !== undefined && !only.includes(name)) continue;
		await scenario(run).catch(async (error: unknown) => {
			await checks.check(`${name}: runs to its end`, async () => await Promise.reject(error));
		});
	}
	print(`${Math.round((Date.now() - begun) / 1000)} s after the start of n8n, seed ${seed}`);
	checks.finish();
	await stage.close(process.exitCode === 1);
}

runProgram(main);
