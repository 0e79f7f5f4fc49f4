import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { WevionApi } from '../../../credentials/WevionApi.credentials';
import { Wevion } from '../../../nodes/Wevion/Wevion.node';
import { executeNode, toItems } from '../../harness';
import { startedUntil } from '../../simulators/lifetime';
import { TRACKER_KEY, WevionSimulator, type WevionSimulatorOptions } from '../../simulators/wevion';

export interface RunOptions {
	items?: IDataObject[];
	credential?: IDataObject;
	continueOnFail?: boolean;
}

/** A resource locator as the editor saves it. */
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });

/** The first tracker of every workspace. */
export const TRACKER = { configId: byId('trk-1') };

/** How a new tracker is reached. */
export const CONNECTION = {
	...{ trackerType: byId('keitaro'), trackerUrl: 'https://t.example.com', signIn: 'apiKey' },
	trackerApiKey: TRACKER_KEY,
};

/** What none of these tests is about: how many requests go in a minute. */
const PLENTY = 100_000;

const started = startedUntil(afterEach);

/** A simulated Wevion workspace, asked through the real node. */
export class Workspace {
	private constructor(readonly simulator: WevionSimulator) {}

	/** Stopped after the test. */
	static async start(options: WevionSimulatorOptions = {}): Promise<Workspace> {
		return new Workspace(await started(new WevionSimulator({ perMinute: PLENTY, ...options })));
	}

	get url(): string {
		return this.simulator.url;
	}

	/** The node as a user sets it up, the credential included. */
	setup(parameters: INodeParameters, credential: IDataObject = {}) {
		const data = {
			...{ url: this.url, apiKey: this.simulator.apiKey, sendKeyAs: 'xApiKey' },
			...{ requestsPerMinute: PLENTY, overrides: '{}', ...credential },
		};
		return {
			node: new Wevion(),
			parameters,
			credentials: { wevionApi: { instance: new WevionApi(), data } },
		};
	}

	/** Runs `resource.operation`, for one item unless several are given. */
	async run(operation: string, parameters: INodeParameters = {}, options: RunOptions = {}) {
		const [resource = '', name = ''] = operation.split('.');
		const { items = [{}], credential, continueOnFail = false } = options;
		const { outputs, hints } = await executeNode({
			...this.setup({ resource, operation: name, ...parameters }, credential),
			items: toItems(...items),
			continueOnFail,
		});
		return { output: outputs[0] ?? [], hints: hints.map(({ message }) => message) };
	}

	/** The same, results alone. */
	async ask(operation: string, parameters: INodeParameters = {}, options: RunOptions = {}) {
		return (await this.run(operation, parameters, options)).output.map(({ json }) => json);
	}

	/** Methods, paths and what was sent with them, oldest first. */
	sent() {
		return this.simulator.received().map(({ method, path, query, body }) => ({
			...{ call: `${method} ${path}`, query },
			body: body === '' ? undefined : (JSON.parse(body) as unknown),
		}));
	}

	/** Calls alone, without the API's prefix. */
	calls(): string[] {
		return this.sent().map(({ call }) => call.replace('/api/v1', ''));
	}
}
