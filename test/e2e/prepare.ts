import assert from 'node:assert/strict';
import type { Checks } from '../live/checks';
import { print } from '../live/log';
import { hash } from '../simulators/generator';
import { Books } from './books';
import type { Executions } from './executions';
import type { Publisher } from './publisher';
import type { Run } from './run';
import { testCredentials } from './scenarios/credentials';
import { credentialsFor, type Stage } from './stage';

/** Small enough that the first sync takes several polls. */
const MAX_ITEMS = 2_500;

const NODE_TYPES = [
	'forwardConversions',
	'keitaro',
	'postbackTrigger',
	'trackerHub',
	'trackerTrigger',
	'wevion',
];

function randomOf(seed: number): () => number {
	let n = 0;
	return () => hash(seed, 0, n++) / 2 ** 32;
}

/** Whether n8n has loaded every node of the package. */
export async function checkNodeTypes(stage: Stage, checks: Checks): Promise<void> {
	await checks.check('the installed package brings its node types', async () => {
		const types = await stage.nodeTypes();
		for (const name of NODE_TYPES) {
			assert.ok(types.includes(`n8n-nodes-tracker-hub.${name}`), String(types));
		}
	});
}

/** The workflow with its accounts, as the scenarios need them. */
export async function prepare(stage: Stage, checks: Checks, seed: number): Promise<Run> {
	const credentials = await testCredentials(stage, checks);
	const workflow = await stage.workflow(credentials, { maxItems: MAX_ITEMS });
	return runOf(stage, checks, workflow, seed);
}

/** What scenarios need to work with a workflow that has been saved. */
export function runOf(
	stage: Stage,
	checks: Checks,
	{ executions, publisher }: { executions: Executions; publisher: Publisher },
	seed: number,
): Run {
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
