import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { KeitaroApi } from '../../../credentials/KeitaroApi.credentials';
import { TrackerHub } from '../../../nodes/TrackerHub/TrackerHub.node';
import { executeNode, toItems } from '../../harness';
import { KeitaroSimulator, type KeitaroSimulatorOptions } from '../../simulators/keitaro';
import { sharedByTests, startedUntil } from '../../simulators/lifetime';

export const NOW = Date.UTC(2026, 10, 20, 12, 30);

export interface RunOptions {
	items?: IDataObject[];
	credential?: IDataObject;
	continueOnFail?: boolean;
}

/** A resource locator as the editor saves it. */
export const byId = (value: number | string) => ({ __rl: true, mode: 'id', value: String(value) });

const started = startedUntil(afterAll);
const standingStill = (options: KeitaroSimulatorOptions) =>
	new KeitaroSimulator({ now: () => NOW, conversions: 200, ...options });

/** A simulated Keitaro account that stands still at `NOW`, asked through the Tracker Hub node. */
export class HubAccount {
	private constructor(readonly simulator: KeitaroSimulator) {}

	/** One for all tests of a file or block. */
	static shared(options: KeitaroSimulatorOptions = {}): HubAccount {
		return new HubAccount(sharedByTests(standingStill(options)));
	}

	/** One of its own, stopped after all tests. */
	static async start(options: KeitaroSimulatorOptions = {}): Promise<HubAccount> {
		return new HubAccount(await started(standingStill(options)));
	}

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
