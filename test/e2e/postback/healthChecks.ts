import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';
import { withCredentials } from '../../live/demo-content';
import { root } from '../../live/paths';
import type { WorkflowInput } from '../../live/rest-types';
import { MetaSimulator } from '../../simulators/meta';
import { SECRET, SECRETS } from './place';
import type { PostbackStage } from './postbackChecks';
import { TRIGGER } from './workflow';

const FILE = join(root, 'workflows', 'postback-health.json');
const META_TOKEN = 'meta-test-token';

/** The workflow that users import, but that it may be called without HTTPS. */
function readWorkflow(): WorkflowInput {
	const { name, nodes, connections, settings } = JSON.parse(
		readFileSync(FILE, 'utf8'),
	) as WorkflowInput;
	const local = (node: INode): INode =>
		node.name === TRIGGER
			? { ...node, parameters: { ...node.parameters, security: { requireHttps: false } } }
			: node;
	return { name, nodes: nodes.map(local), connections, settings };
}

/** One of each fate, as Keitaro sends them. Meta needs a person to match, or the click id of an ad. */
const MATCHED = (n: number) =>
	`?secret=${SECRET}&click_id=health-${n}&status=sale&value=10&currency=USD&transaction_id=h${n}&ip=192.0.2.${n}&user_agent=Example&fbclid=IwAR0example00000000000${n}`;
const UNMATCHED = `?secret=${SECRET}&status=sale&value=10&currency=USD&transaction_id=h9`;
const UNINVITED = '?secret=wrong-secret-0123456789&click_id=health-0';

/** The example workflow: what the nodes put out, counted by day in a data table of n8n. */
export async function healthChecks({ rest, url, checks }: PostbackStage): Promise<void> {
	const meta = new MetaSimulator({ accessToken: META_TOKEN });
	const apiUrl = await meta.start();
	try {
		const credentials = [
			await rest.createCredential({ ...SECRETS, name: 'Health secret' }),
			await rest.createCredential({
				name: 'Health Meta',
				type: 'metaConversionsApi',
				data: { accessToken: META_TOKEN, datasetId: meta.datasetId, apiUrl },
			}),
		];
		const types = await rest.nodeTypes();
		const workflow = withCredentials(readWorkflow(), credentials, types);
		const { id, nodes } = await rest.createWorkflow(workflow);
		const webhookId = nodes.find(({ name }) => name === TRIGGER)?.webhookId ?? '';
		const call = async (ending: string) =>
			(await fetch(`${url}/webhook/${webhookId}/postback${ending}`)).status;
		await checks.check('health: the table is set up, twice without harm', async () => {
			for (let time = 0; time < 2; time++) {
				const made = await rest.finished(await rest.run(id, 'Set Up the Table'));
				assert.equal(made.status, 'success', made.error);
			}
		});
		await checks.check('health: each day is told as what happened on it', async () => {
			await rest.activate(id);
			assert.equal(await call(MATCHED(1)), 200);
			assert.equal(await call(MATCHED(2)), 200);
			await rest.finishedExecutions(id, 4);
			meta.misbehave({ kind: 'forbidden', times: 99 });
			assert.equal(await call(MATCHED(3)), 200);
			await rest.finishedExecutions(id, 5);
			meta.behave();
			assert.equal(await call(UNMATCHED), 200);
			assert.equal(await call(UNINVITED), 401);
			await rest.finishedExecutions(id, 7);
			const told = await rest.finished(await rest.run(id, 'Every Morning'));
			assert.equal(told.status, 'success', told.error);
			const [days = []] = told.outputs('Health per Day');
			// Midnight may have passed in between.
			const sum = (name: string) => days.reduce((all, { json }) => all + Number(json[name]), 0);
			const names = ['received', 'matched', 'forwarded', 'skipped', 'failed', 'refused'];
			assert.deepEqual(
				Object.fromEntries(names.map((name) => [name, sum(name)])),
				{ received: 4, matched: 3, forwarded: 2, skipped: 1, failed: 1, refused: 1 },
				JSON.stringify(days),
			);
			if (days.length === 1) {
				const { attributionRate, isHealthy } = days[0]?.json ?? {};
				assert.deepEqual({ attributionRate, isHealthy }, { attributionRate: 75, isHealthy: false });
			}
		});
		await rest.deactivate(id);
	} finally {
		await meta.stop();
		assert.deepEqual(meta.faults, []);
	}
}
