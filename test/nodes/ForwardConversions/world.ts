import type {
	IDataObject,
	INodeExecutionData,
	INodeParameters,
	NodeExecutionHint,
} from 'n8n-workflow';

import { MetaConversionsApi } from '../../../credentials/MetaConversionsApi.credentials';
import { ForwardConversions } from '../../../nodes/ForwardConversions/ForwardConversions.node';
import { executeNode, processedData, type CredentialEntry, type NodeSetup } from '../../harness';
import { BODY_BYTES_KEPT } from '../../simulators/base';
import { startedUntil } from '../../simulators/lifetime';
import { MetaSimulator, type MetaSimulatorOptions } from '../../simulators/meta';

export const PAGE = 'https://landing.example.com/offer';
export const TOKEN = 'meta-test-token';

/** A conversion as the trigger emits it, an hour old by the clock of the machine. */
export function conversionItem(n: number, more: IDataObject = {}): IDataObject {
	return {
		id: `conversion-${n}`,
		event: 'Purchase',
		convertedAt: new Date(Date.now() - 3_600_000 - n).toISOString(),
		tracker: 'keitaro',
		account: 'tracker.example.com',
		status: 'confirmed',
		trackerStatus: 'sale',
		revenue: 10 + n,
		currency: 'USD',
		clickId: `click-${n}`,
		ip: '203.0.113.7',
		userAgent: 'Mozilla/5.0 (Test)',
		...more,
	};
}

export const conversionItems = (count: number, more?: (n: number) => IDataObject): IDataObject[] =>
	Array.from({ length: count }, (_, n) => conversionItem(n, more?.(n)));

export interface Result extends IDataObject {
	outcome: 'accepted' | 'skipped' | 'failed';
	class: string | null;
	code: string | null;
	reason: string | null;
	advice: string | null;
	eventId: string;
	attempts: number;
}

export interface Run {
	outputs: INodeExecutionData[][];
	/** By item; it is on exactly one output. */
	results: Result[];
	hints: NodeExecutionHint[];
}

const started = startedUntil(afterEach);
afterEach(() => processedData.clear());

/** One Meta and the node that sends to it. Each has processed data of its own. */
export class World {
	private static count = 0;
	private readonly workflowId = `world-${World.count++}`;

	private constructor(readonly meta: MetaSimulator) {}

	/** Stopped after the test, its processed data forgotten. */
	static async start(options: MetaSimulatorOptions = {}): Promise<World> {
		return new World(await started(new MetaSimulator(options)));
	}

	credential(more: IDataObject = {}): CredentialEntry {
		const data = { accessToken: TOKEN, datasetId: this.meta.datasetId, apiUrl: this.meta.url };
		return {
			instance: new MetaConversionsApi(),
			data: { ...data, connectionCheck: 'on test', ...more } as CredentialEntry['data'],
		};
	}

	setup(
		parameters: INodeParameters = {},
		more: Partial<NodeSetup> & { credential?: IDataObject } = {},
	): NodeSetup {
		const { credential, ...setup } = more;
		return {
			node: new ForwardConversions(),
			parameters: { eventSourceUrl: PAGE, ...parameters },
			credentials: { metaConversionsApi: this.credential(credential) },
			workflowId: this.workflowId,
			...setup,
		};
	}

	async forward(
		jsons: IDataObject[],
		parameters: INodeParameters = {},
		more: Parameters<World['setup']>[1] & { cancel?: AbortSignal } = {},
	): Promise<Run> {
		const { cancel, ...setup } = more;
		const items = jsons.map((json) => ({ json }));
		const { outputs, hints } = await executeNode({
			...this.setup(parameters, setup),
			items,
			cancel,
		});
		return { outputs, results: byItem(outputs, jsons.length), hints };
	}

	counts(): Record<
		'accepted' | 'unique' | 'duplicates' | 'countedAgain' | 'withoutId' | 'test' | 'requests',
		number
	> {
		return this.meta.commands.counts?.({}) as ReturnType<World['counts']>;
	}

	/** Whether Meta holds the event. */
	has({ eventId }: Result, eventName = 'Purchase'): boolean {
		return this.meta.commands.has?.({ eventId, eventName }) === true;
	}

	/** What became of each: the code of its outcome, or the outcome where that has none. */
	async outcomes(jsons: IDataObject[], parameters: INodeParameters): Promise<string[]> {
		const { results } = await this.forward(jsons, parameters);
		return results.map(({ outcome, code }) => code ?? outcome);
	}

	/** The events that arrived, of the same bodies. */
	events(): IDataObject[] {
		return this.bodies().flatMap(({ data }) => data as IDataObject[]);
	}

	/** Bodies as they arrived; large ones are kept in part only and left out. */
	bodies(): IDataObject[] {
		const whole = this.meta.received().filter(({ body }) => body.length < BODY_BYTES_KEPT);
		return whole.map(({ body }) => JSON.parse(body) as IDataObject);
	}
}

/** Checks that every item came out once, on the output of its outcome, and lists them in order. */
function byItem(outputs: INodeExecutionData[][], count: number): Result[] {
	expect(outputs).toHaveLength(3);
	const results = new Array<Result | undefined>(count).fill(undefined);
	outputs.forEach((items, at) => {
		for (const { json, pairedItem } of items) {
			if (json.outcome === 'dry run') continue;
			const { item } = pairedItem as { item: number };
			expect(results[item]).toBeUndefined();
			expect(json.outcome).toBe(['accepted', 'skipped', 'failed'][at]);
			results[item] = json as Result;
		}
	});
	return results.filter((result) => result !== undefined);
}
