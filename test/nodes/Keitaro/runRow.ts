import type { INodeExecutionData } from 'n8n-workflow';
import { KeitaroApi } from '../../../credentials/KeitaroApi.credentials';
import { Keitaro } from '../../../nodes/Keitaro/Keitaro.node';
import { executeNode, type NodeSetup } from '../../harness';
import type { Row } from './rows/row';

export const TEST_KEY = 'test-key';

/** The node with a credential for a tracker at this address. */
export function keitaroAt(url: string, parameters: NodeSetup['parameters'] = {}) {
	const data = {
		url,
		apiKey: TEST_KEY,
		currency: 'USD',
		ignoreSslIssues: false,
		postbackUrl: `${url}/secret1/postback`,
	};
	const credentials = { keitaroApi: { instance: new KeitaroApi(), data } };
	return { node: new Keitaro(), parameters, credentials };
}

/** Runs one row through the real node. */
export async function runRow(url: string, row: Row): Promise<INodeExecutionData[]> {
	const { resource, operation, parameters, files = {} } = row;
	const binary = Object.fromEntries(
		Object.entries(files).map(([name, bytes]) => [
			name,
			{ data: bytes.toString('base64'), mimeType: 'application/zip' },
		]),
	);
	const { outputs } = await executeNode({
		...keitaroAt(url, { resource, operation, ...parameters }),
		// Rows that call another server than the tracker find this one there.
		items: [{ json: { origin: url }, ...(Object.keys(binary).length > 0 && { binary }) }],
	});
	return outputs[0] ?? [];
}
