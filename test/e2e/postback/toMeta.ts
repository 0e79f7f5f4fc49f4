import type { INode } from 'n8n-workflow';
import { withCredentials } from '../../live/demo-content';
import type { Rest } from '../../live/rest';
import type { SimulatorUrls } from '../../live/simulators';
import { credentialsFor } from '../stage';
import { FORWARD, readExample } from '../workflow';
import { SECRETS } from './place';
import { postbackWorkflow } from './workflow';

/** A published Postback Trigger → Forward Conversions to the simulated Meta. */
export interface PostbackToMeta {
	workflowId: string;
	/** Path of its webhook, behind the address of n8n or of a webhook processor. */
	path: string;
}

/** Saves and publishes the workflow; `account` is the label that its conversions carry. */
export async function publishPostbackToMeta(
	rest: Rest,
	urls: SimulatorUrls,
	account = '',
): Promise<PostbackToMeta> {
	const [, meta] = credentialsFor(urls);
	const credentials = [
		await rest.createCredential(SECRETS),
		await rest.createCredential({ ...meta, name: 'Meta behind the postback' }),
	];
	const webhookId = crypto.randomUUID();
	const parameters = {
		tracker: 'keitaro',
		security: { requireHttps: false },
		options: { account },
	};
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
	const { id: workflowId } = await rest.createWorkflow(input);
	await rest.activate(workflowId);
	return { workflowId, path: `/webhook/${webhookId}/postback` };
}
