import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { KeitaroApi } from '../../../credentials/KeitaroApi.credentials';
import { TrackerHub } from '../../../nodes/TrackerHub/TrackerHub.node';
import { executeNode, toItems } from '../../harness';
import { StillKeitaro, type RunOptions } from '../stillKeitaro';

export { NOW } from '../stillKeitaro';

/** A resource locator as the editor saves it. */
export const byId = (value: number | string) => ({ __rl: true, mode: 'id', value: String(value) });

/** A simulated Keitaro account that stands still at `NOW`, asked through the Tracker Hub node. */
export class HubAccount extends StillKeitaro {
	/** The node as a user sets it up, the credential included. */
	setup(parameters: INodeParameters, credential: IDataObject = {}) {
		const { url, apiKey, postbackKey } = this.simulator;
		const data = {
			...{ url, apiKey, currency: 'EUR', ignoreSslIssues: false },
			postbackUrl: `${url}/${postbackKey}/postback`,
			...credential,
		};
		return {
			node: new TrackerHub(),
			parameters: { tracker: 'keitaro', ...parameters },
			credentials: { keitaroApi: { instance: new KeitaroApi(), data } },
		};
	}

	/** Runs `resource.operation`, for one item unless several are given. */
	async run(operation: string, parameters: INodeParameters = {}, options: RunOptions = {}) {
		const [resource = '', name = ''] = operation.split('.');
		const { items = [{}], credential, continueOnFail = false } = options;
		const { outputs } = await executeNode({
			...this.setup({ resource, operation: name, ...parameters }, credential),
			items: toItems(...items),
			continueOnFail,
		});
		return outputs[0] ?? [];
	}

	/** The same, results alone. */
	async ask(operation: string, parameters: INodeParameters = {}, options: RunOptions = {}) {
		return (await this.run(operation, parameters, options)).map(({ json }) => json);
	}

	get host(): string {
		return new URL(this.simulator.url).host;
	}
}
