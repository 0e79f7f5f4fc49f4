import type { Operation, Resource } from '../../shared/n8n/operation';
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
