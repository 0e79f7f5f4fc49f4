import assert from 'node:assert/strict';
import type { Editor } from '../../live/browser';
import { NodePanel } from '../../live/node-panel';
import type { Run } from '../run';
import { credentialsFor } from '../stage';
import { PICTURES, picture } from './picture';
import { STEPS, type Outcome } from './steps';

const API = '/admin_api/v1';

/** Runs operations by clicks and typing, and holds the outcome against what reached the tracker. */
export async function checkOperations(run: Run, editor: Editor): Promise<void> {
	const { stage, checks, log } = run;
	const panel = new NodePanel(editor);
	const credentialId = await idOfCredential(run);
	let executions = 0;

	const execute = async (): Promise<Outcome> => {
		const since = Date.now();
		await panel.execute();
		const { workflowId } = editor;
		const [latest] = await stage.rest.finishedExecutions(workflowId, executions + 1, 30_000);
		executions += 1;
		const execution = await stage.rest.execution(latest?.id ?? '');
		const [node = ''] = Object.keys(execution.runData).slice(-1);
		const received = await stage.keitaro.received(API, since);
		return {
			status: execution.status,
			items: (execution.outputs(node)[0] ?? []).map(({ json }) => json),
			sent: received.map(({ method, path, query, body }) => ({
				what: `${method} ${path.slice(API.length)}`,
				query,
				body,
			})),
		};
	};

	const begun = await checks.check('editor: the node is added by one of its actions', async () => {
		await editor.newWorkflow();
		await editor.addAction('Keitaro', 'Get many campaigns');
		await panel.useCredential(credentialId);
	});
	if (!begun) await editor.screenshot(picture('stopped'));
	for (const { name, fill, shows, expect } of STEPS) {
		const passed = await checks.check(`editor: ${name}`, async () => {
			await fill(panel, editor);
			const outcome = await execute();
			await panel.shows(shows);
			await editor.screenshot(picture(name));
			expect(outcome, new URL(stage.simulators.urls.keitaro).host);
		});
		if (!passed) await editor.screenshot(picture(`${name} stopped`));
	}
	log(`        pictures in ${PICTURES}`);
}

async function idOfCredential({ stage }: Run): Promise<string> {
	const [{ name, type }] = credentialsFor(stage.simulators.urls);
	const all = await stage.rest.credentials();
	const found = all.find((one) => one.name === name && one.type === type);
	assert.ok(found, 'the credential for Keitaro is missing');
	return found.id;
}
