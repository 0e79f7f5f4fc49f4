import { createRequire } from 'node:module';
import { join } from 'node:path';
import type {
	ICredentialType,
	INodeExecutionData,
	INodeType,
	VersionedNodeType,
} from 'n8n-workflow';
import { executeNode } from '../harness';
import type { SimulatorUrls } from '../live/simulators';
import { META_TOKEN } from './accounts';
import { batchesOf } from './codeNode';
import { eventItems, type Leg } from './forwardLegs';

/** n8n's own node in its newest version, and the credential for a bearer token. */
function fromNodesBase(modules: string): { node: INodeType; credential: ICredentialType } {
	const folder = join(modules, 'n8n-nodes-base');
	const load = createRequire(join(folder, 'package.json'));
	const { HttpRequest } = load(join(folder, 'dist/nodes/HttpRequest/HttpRequest.node.js')) as {
		HttpRequest: new () => VersionedNodeType;
	};
	const { HttpBearerAuth } = load(
		join(folder, 'dist/credentials/HttpBearerAuth.credentials.js'),
	) as {
		HttpBearerAuth: new () => ICredentialType;
	};
	return { node: new HttpRequest().getNodeType(), credential: new HttpBearerAuth() };
}

/**
 * n8n's HTTP Request node as users set it up for Meta: one request an item, no batching, the token
 * in a credential. Answers what runs it on such items.
 */
function sender(
	url: string,
	jsonBody: string,
	modules: string,
): (items: INodeExecutionData[]) => Promise<void> {
	const parameters = {
		method: 'POST',
		url,
		authentication: 'genericCredentialType',
		genericAuthType: 'httpBearerAuth',
		sendBody: true,
		contentType: 'json',
		specifyBody: 'json',
		jsonBody,
		options: {},
	};
	const { node, credential } = fromNodesBase(modules);
	const credentials = {
		httpBearerAuth: { instance: credential, data: { token: META_TOKEN } },
	};
	const type = 'n8n-nodes-base.httpRequest';
	return async (items) => {
		const { outputs } = await executeNode({ node, type, parameters, credentials, items });
		const answers = outputs[0]?.length;
		if (answers !== items.length) throw new Error(`${answers} answers of ${items.length}`);
	};
}

/** One event an item; the events themselves are ready to be sent. */
export async function httpRequestLeg(
	name: string,
	urls: SimulatorUrls,
	items: INodeExecutionData[],
	modules: string,
): Promise<Leg> {
	const { url, events } = await eventItems(urls, items);
	const send = sender(url, '={{ { "data": [$json] } }}', modules);
	return { name, events: events.length, run: async () => await send(events) };
}

/** A Code node that maps and batches, then the HTTP Request node: one request for each batch. */
export async function codeLeg(
	name: string,
	urls: SimulatorUrls,
	items: INodeExecutionData[],
	modules: string,
): Promise<Leg> {
	const { url } = await eventItems(urls, items.slice(0, 1));
	const send = sender(url, '={{ $json }}', modules);
	return { name, events: items.length, run: async () => await send(batchesOf(items)) };
}
