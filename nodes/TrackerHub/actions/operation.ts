import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Operation, Resource, ShownOperation } from '../../shared/n8n/operation';
import type { Params } from '../../shared/n8n/params';
import type { Capability } from '../../shared/trackers/module';
import type { HubApi } from '../transport';

export interface HubOperation extends Operation<HubApi> {
	/** What the tracker must be able to do; nothing when all are. */
	needs?: Capability;
}

export interface HubResource extends Resource<HubApi> {
	operations: Readonly<Record<string, HubOperation>>;
}

export type HubRegistry = Readonly<Record<string, HubResource>>;

/** What an operation on all items together is given. */
export interface WholeCall {
	context: IExecuteFunctions;
	/** The chosen tracker, for operations that ask one. */
	connect: () => HubApi;
	/** The parameters, read for the first item. */
	param: Params;
	/** The items of an input; none where nothing is connected. */
	items: (input: number) => INodeExecutionData[];
	/** Whether the execution was stopped; long readings look between pages. */
	cancelled: () => boolean;
}

/** An operation that needs all items together, such as one that pairs them; returns items by output. */
export interface WholeOperation extends ShownOperation {
	runWhole(call: WholeCall): Promise<INodeExecutionData[][]>;
}

export type WholeRegistry = Readonly<
	Record<string, { name: string; operations: Readonly<Record<string, WholeOperation>> }>
>;

/** All that the panel offers, with what the tracker must be able to do for it. */
export type HubPanel = Readonly<
	Record<
		string,
		{
			name: string;
			operations: Readonly<Record<string, ShownOperation & { needs?: Capability }>>;
		}
	>
>;

/**
 * An operation that not every tracker has. The panel does not offer it then; what reaches it anyway,
 * as a workflow made for another tracker does, is told why.
 */
export function needing(needs: Capability, operation: Operation<HubApi>): HubOperation {
	return {
		...operation,
		needs,
		async run(call) {
			call.api.mustBeAble(needs);
			return await operation.run(call);
		},
	};
}
