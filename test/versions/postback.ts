import assert from 'node:assert/strict';
import type { INode } from 'n8n-workflow';
import { readyUrl } from '../../nodes/shared/postback/readyUrl';
import { SECRET, SECRETS } from '../e2e/postback/place';
import { fill, SIMULATED } from '../e2e/postback/trackers';
import { postbackWorkflow } from '../e2e/postback/workflow';
import type { Run } from '../e2e/run';
import { credentialsFor } from '../e2e/stage';
import { FORWARD, readExample } from '../e2e/workflow';
import { withCredentials } from '../live/demo-content';
import { waitFor } from '../live/wait';

const TRANSACTION = 'versions-1';

interface MetaEvents {
	events: Array<{ event_id: string; event_name: string; counted: number }>;
}

const happened = {
	clickId: 'versions-click',
	externalId: 'IwAR0-versions-example-0001',
	transactionId: TRANSACTION,
	value: '12.50',
	currency: 'USD',
	at: Math.floor(Date.now() / 1000) - 60,
};

/** Postback Trigger → Forward Conversions, saved and published; answers the trigger's address. */
async function publish({ stage }: Run): Promise<string> {
	const { rest, simulators, server } = stage;
	const [, meta] = credentialsFor(simulators.urls);
	const credentials = [
		await rest.createCredential(SECRETS),
		await rest.createCredential({ ...meta, name: 'Meta behind the postback' }),
	];
	const webhookId = crypto.randomUUID();
	const parameters = { tracker: 'keitaro', security: { requireHttps: false } };
	const {
		nodes: [trigger],
		...workflow
	} = postbackWorkflow('Postback', webhookId, parameters, []);
	const forward = readExample().nodes.find(({ name }) => name === FORWARD);
	const nodes = [trigger, forward].filter((node): node is INode => node !== undefined);
	const [first, last] = nodes.map(({ name }) => name);
	const connections = {
		[String(first)]: { main: [[{ node: String(last), type: 'main' as const, index: 0 }]] },
	};
	const types = await rest.nodeTypes();
	const input = withCredentials({ ...workflow, nodes, connections }, credentials, types);
	const { id } = await rest.createWorkflow(input);
	await rest.activate(id);
	return `${server.url}/webhook/${webhookId}/postback`;
}

/** A postback as Keitaro sends it, answered at once and counted by Meta. */
export async function postbackReachesMeta(run: Run): Promise<void> {
	const { checks, stage } = run;
	await checks.check('a postback is answered 200 and reaches Meta once', async () => {
		const ask = async () =>
			(await stage.meta.command<MetaEvents>('list', { limit: 1_000_000 })).events;
		const before = new Set((await ask()).map(({ event_id }) => event_id));
		const url = fill(
			readyUrl('keitaro', await publish(run), SECRET),
			SIMULATED.keitaro.macros(happened),
		);
		const answer = await fetch(url);
		assert.deepEqual([answer.status, await answer.text()], [200, 'OK']);
		const fresh = await waitFor(
			async () => {
				const found = (await ask()).filter(({ event_id }) => !before.has(event_id));
				return found.length > 0 ? found : undefined;
			},
			{ what: 'The arrival of the postback at Meta', timeoutMs: 60_000 },
		);
		assert.deepEqual(
			fresh.map(({ event_name, counted }) => ({ event_name, counted })),
			[{ event_name: 'Purchase', counted: 1 }],
		);
	});
}
