import assert from 'node:assert/strict';
import { SIMULATOR_NAMES } from '../../simulators/all';
import { readExample } from '../platforms/example';
import type { Run } from '../run';
import { workflowFiles } from '../../live/workflow-files';
import { Imported } from './imported';
import { expectCurrentNodes } from './nodeVersions';
import type { ReadyWorkflow, Time } from './ready';
import { READY } from './registry';
import { ReadyWorld } from './world';

/** An execution may sleep until a platform is ready for what came too early. */
const WELL = /^(?:success|waiting)$/;
const TIMES: readonly Time[] = [1, 2];

/**
 * Every workflow of `workflows/`, imported from its file and run twice in a row against the simulators.
 * `E2E_WORKFLOW=keitaro-to-meta,refunds` leaves out the others.
 */
export async function readyWorkflows(run: Run): Promise<void> {
	const { checks } = run;
	await checks.check('ready workflows: each file has a run, each run a file', () => {
		assert.deepEqual(Object.keys(READY).sort(), workflowFiles());
	});
	const only = process.env.E2E_WORKFLOW?.split(',');
	const world = await ReadyWorld.open(run);
	try {
		for (const [file, ready] of Object.entries(READY)) {
			if (only === undefined || only.includes(file)) await runTwice(run, world, file, ready);
		}
		await checks.check('ready workflows: the simulators themselves went right', async () => {
			for (const name of SIMULATOR_NAMES) {
				assert.deepEqual([name, (await world.control(name).traffic()).faults], [name, []]);
			}
		});
	} finally {
		await world.close();
	}
}

async function runTwice(
	run: Run,
	world: ReadyWorld,
	file: string,
	ready: ReadyWorkflow,
): Promise<void> {
	const { checks, stage } = run;
	await checks.check(
		`${file}.json: made of nodes of this n8n in their newest versions`,
		async () => {
			expectCurrentNodes(readExample(`${file}.json`).nodes, await stage.rest.nodeTypes());
		},
	);
	let imported: Imported | undefined;
	const steps = await ready.open(world);
	if ('leftOut' in steps) {
		run.log(`  --    not run: ${file}.json (${steps.leftOut})`);
		return;
	}
	const { run: runOnce, check } = steps;
	for (const time of TIMES) {
		const what = time === 1 ? 'imported and run' : 'run again, nothing is sent or stored twice';
		const isDone = await checks.check(`${file}.json: ${what}`, async () => {
			imported ??= await Imported.from(`${file}.json`, ready, world);
			const executions = await runOnce(imported, time);
			for (const { id, status, error } of executions) {
				assert.match(status, WELL, `execution ${id}: ${error}`);
			}
			await check(executions, time, imported);
		});
		// What the second run would say of it is not worth its time.
		if (!isDone) break;
	}
	await imported?.unpublish();
}
