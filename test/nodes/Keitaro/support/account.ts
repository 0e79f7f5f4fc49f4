import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { KeitaroApi } from '../../../../credentials/KeitaroApi.credentials';
import { Keitaro } from '../../../../nodes/Keitaro/Keitaro.node';
import { executeNode, toItems, withClock } from '../../../harness';
import { KeitaroSimulator, type KeitaroSimulatorOptions } from '../../../simulators/keitaro';
import { sharedByTests, startedUntil } from '../../../simulators/lifetime';

export const NOW = Date.UTC(2026, 10, 20, 12, 30);
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

export interface RunOptions {
	items?: IDataObject[];
	credential?: IDataObject;
	continueOnFail?: boolean;
}

const started = startedUntil(afterAll);
const standingStill = (options: KeitaroSimulatorOptions) =>
	new KeitaroSimulator({ now: () => NOW, conversions: 200, ...options });

/** A simulated tracker that stands still at `NOW`, and the credential that leads to it. */
export class SimulatedAccount {
	private constructor(readonly simulator: KeitaroSimulator) {}

	/** One for all tests of a file or block. */
	static shared(options: KeitaroSimulatorOptions = {}): SimulatedAccount {
		return new SimulatedAccount(sharedByTests(standingStill(options)));
	}

	/** One of its own, stopped after all tests at the latest. */
	static async start(options: KeitaroSimulatorOptions = {}): Promise<SimulatedAccount> {
		return new SimulatedAccount(await started(standingStill(options)));
	}

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
