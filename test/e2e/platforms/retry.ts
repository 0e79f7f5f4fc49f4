import assert from 'node:assert/strict';
import type { INode } from 'n8n-workflow';
import { UNSUPPORTED_CURRENCY } from '../../simulators/platform';
import type { Run } from '../run';
import { TRIGGER } from '../workflow';
import { readExample, save } from './example';
import { sorted } from './forwarding';
import { sale } from './items';
import type { PlatformWorld } from './world';

const SIX_HOURS_MS = 6 * 3_600_000;
/** Google is about to know the click when the workflow starts. */
const SHORTLY_MS = 15_000;
/** Requests before a throttled batch is given up. */
const ATTEMPTS = 5;

/** The trigger of the example, replaced by one that a click starts. */
const byHand = (node: INode): INode =>
	node.name === TRIGGER ? { ...node, type: 'n8n-nodes-base.manualTrigger', parameters: {} } : node;

/** The example workflow, with a click that is too young, a platform that is throttling, and a bad row. */
export async function checkRetry(run: Run, world: PlatformWorld): Promise<void> {
	const { stage, checks } = run;
	await checks.check('retry: what was too early or throttled gets there by itself', async () => {
		const google = world.control('googleDataManager');
		await google.command('reset');
		const times = ATTEMPTS;
		await google.misbehave({ kind: 'throttledRetryAfter', times, retryAfterSeconds: 1 });
		const example = readExample('retry-failed.json');
		const clickedAt = new Date(Date.now() - SIX_HOURS_MS + SHORTLY_MS).toISOString();
		const items = [
			sale(1),
			sale(2, { clickedAt, convertedAt: clickedAt }),
			sale(3, { currency: UNSUPPORTED_CURRENCY }),
		].map((json) => ({ json }));
		const { id } = await save(run, world, { ...example, nodes: example.nodes.map(byHand) });
		await stage.rest.updateWorkflow(id, { pinData: { [TRIGGER]: items } });
		const execution = await stage.rest.finished(await stage.rest.run(id, TRIGGER));
		assert.equal(execution.status, 'success', execution.error);
		const runs = execution.runData['Forward Conversions'] ?? [];
		const [first, ...later] = runs.map(({ data }) =>
			sorted((data?.main ?? []).map((output) => output ?? [])),
		);
		assert.deepEqual(
			first?.failed.map(({ class: kind }) => kind),
			['throttled', 'too early', 'throttled'],
		);
		assert.ok(later.length > 0, 'nothing was sent again');
		const told = sorted(execution.outputs('Forward Conversions'));
		assert.deepEqual(told.accepted.map(({ input }) => (input as { id: string }).id).sort(), [
			'sale-1',
			'sale-2',
		]);
		const lost = execution.outputs('Failed, Tell Somebody')[0] ?? [];
		assert.deepEqual(
			lost.map(({ json }) => [(json.input as { id: string }).id, json.class]),
			[['sale-3', 'invalid data']],
		);
		const { unique, countedTwice } = await google.command<Record<string, number>>('counts');
		assert.deepEqual([unique, countedTwice], [2, 0]);
		run.log(`        ${runs.length} rounds`);
	});
}
