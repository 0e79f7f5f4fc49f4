import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { KeitaroApi } from '../../../credentials/KeitaroApi.credentials';
import { TrackerHub } from '../../../nodes/TrackerHub/TrackerHub.node';
import { executeNode, toItems } from '../../harness';
import { KeitaroSimulator, type KeitaroSimulatorOptions } from '../../simulators/keitaro';

export const NOW = Date.UTC(2026, 10, 20, 12, 30);

export interface RunOptions {
	items?: IDataObject[];
	credential?: IDataObject;
	continueOnFail?: boolean;
}

/** A resource locator as the editor saves it. */
export const byId = (value: number | string) => ({ __rl: true, mode: 'id', value: String(value) });

/** A simulated Keitaro account that stands still at `NOW`, asked through the Tracker Hub node. */
export class HubAccount {
	private constructor(
		readonly simulator: KeitaroSimulator,
		readonly url: string,
	) {}

	static async start(options: KeitaroSimulatorOptions = {}): Promise<HubAccount> {
		const simulator = new KeitaroSimulator({ now: () => NOW, conversions: 200, ...options });
		return new HubAccount(simulator, await simulator.start());
	}

	/** The node as a user sets it up, the credential included. */
	setup(parameters: INodeParameters, credential: IDataObject = {}) {
		const { apiKey, postbackKey } = this.simulator;
		const data = {
			...{ url: this.url, apiKey, currency: 'EUR', ignoreSslIssues: false },
			postbackUrl: `${this.url}/${postbackKey}/postback`,
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
		return new URL(this.url).host;
	}

	async stop(): Promise<void> {
		await this.simulator.stop();
	}
}
