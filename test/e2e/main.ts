/**
 * The package on a real n8n server: its nodes in the editor and behind webhooks, and the main job, in
 * which conversions of a simulated Keitaro reach a simulated Meta, each once, whatever happens to n8n
 * and to the two services on the way.
 *
 * `E2E_SEED` repeats the random moments of an earlier run; `E2E_ONLY=backfill,kills` leaves out other
 * scenarios. Those of the main job build on `backfill`. `E2E_WORKFLOW=refunds,cost-sync` leaves out
 * other ready workflows.
 */
import { Checks } from '../live/checks';
import { print } from '../live/log';
import { runProgram } from '../live/program';
import { firstSteps } from './firstSteps';
import { keitaroNode } from './keitaro';
import { everyPlatform, platformKills } from './platforms';
import { postbackTrigger } from './postback';
import { checkNodeTypes, prepare } from './prepare';
import type { Run } from './run';
import { backfill } from './scenarios/backfill';
import { incremental } from './scenarios/incremental';
import { keitaroTroubles } from './scenarios/keitaroTroubles';
import { kills } from './scenarios/kills';
import { mapping } from './scenarios/mapping';
import { metaTroubles } from './scenarios/metaTroubles';
import { outage, restart } from './scenarios/restart';
import { Stage } from './stage';
import { everyTracker } from './trackers';
import { wevionNode } from './wevion';
import { readyWorkflows } from './workflows';

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

async function main(): Promise<void> {
	const seed = Number(process.env.E2E_SEED ?? Date.now() % 1_000_000);
	const only = process.env.E2E_ONLY?.split(',');
	const checks = new Checks();
	const stage = await Stage.open(print);
	const begun = Date.now();
	await checkNodeTypes(stage, checks);
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
