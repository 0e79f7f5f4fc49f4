import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { KeitaroApi } from '../../../../credentials/KeitaroApi.credentials';
import { Keitaro } from '../../../../nodes/Keitaro/Keitaro.node';
import { executeNode, toItems, withClock } from '../../../harness';
import { NOW, StillKeitaro, type RunOptions } from '../../stillKeitaro';

export { NOW } from '../../stillKeitaro';
export const PANEL = 'https://panel.example.com';
export const POSTBACK_URL = 'https://panel.example.com/secret-path-key/postback';
export const API_KEY = 'test-key';

/** A credential as the user saved it. */
export const credentialOf = (data: IDataObject = {}) => ({
	keitaroApi: {
		instance: new KeitaroApi(),
		data: {
			url: PANEL,
			apiKey: API_KEY,
			currency: 'EUR',
			postbackUrl: POSTBACK_URL,
			ignoreSslIssues: false,
			...data,
		},
	},
});

/** Runs one operation of the node, for one item unless several are given. */
export async function runOperation(
	operation: string,
	parameters: INodeParameters,
	{ items = [{}], credential = {}, continueOnFail = false }: RunOptions = {},
) {
	const [resource = '', name = ''] = operation.split('.');
	const { outputs, hints } = await executeNode({
		node: new Keitaro(),
		parameters: { resource, operation: name, ...parameters },
		credentials: credentialOf(credential),
		items: toItems(...items),
		continueOnFail,
	});
	return {
		items: (outputs[0] ?? []).map(({ json }) => json),
		hints: hints.map(({ message }) => message),
	};
}

/** A simulated tracker that stands still at `NOW`, and the credential that leads to it. */
export class SimulatedAccount extends StillKeitaro {
	async run(operation: string, parameters: INodeParameters, options: RunOptions = {}) {
		const { url, apiKey, postbackKey } = this.simulator;
		const credential = {
			url,
			apiKey,
			postbackUrl: `${url}/${postbackKey}/postback`,
			...options.credential,
		};
		// The node's clock is the tracker's: a range of days would miss everything otherwise.
		return await withClock(NOW, async () =>
			runOperation(operation, parameters, { ...options, credential }),
		);
	}

	/** Bodies of the requests to a path, oldest first. */
	bodies(path: string): IDataObject[] {
		return this.simulator
			.received()
			.filter((request) => request.path.endsWith(path))
			.map(({ body }) => JSON.parse(body) as IDataObject);
	}

	async stop(): Promise<void> {
		await this.simulator.stop();
	}
}
