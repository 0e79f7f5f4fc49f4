import type { ICheckProcessedContextData } from 'n8n-workflow';

import type { ProcessedData } from '../../../../nodes/shared/platforms/ledger';
import { processedData, ProcessKilledError } from '../../../harness';
import { InMemoryDeduplicator } from '../../../harness/deduplicator';

const WORKFLOW_ID = 'workflow-1';
const NODE_ID = 'node-1';

const context = {
	workflow: { id: WORKFLOW_ID, active: true },
	node: {
		id: NODE_ID,
		name: 'Forward',
		type: 't',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	},
} as ICheckProcessedContextData;

const deduplicator = new InMemoryDeduplicator();

/** n8n's processed data of one node, with the rules of the server. */
export const nodeStore: ProcessedData = {
	check: async (values, options) =>
		(await deduplicator.checkProcessedAndRecord(values, 'node', context, options)) as {
			new: string[];
			processed: string[];
		},
	remove: async (values, options) =>
		await deduplicator.removeProcessed(values, 'node', context, options),
};

/** How many marks the node keeps in the database. */
export const marksKept = (): number => processedData.hashes(WORKFLOW_ID, NODE_ID).length;

/** Called around every store call; a process that throws here is dead. */
export type Gate = (moment: 'before' | 'after') => Promise<void>;

/** The same store as one of several processes sees it. */
export function guarded(gate: Gate): ProcessedData {
	const through = async <T>(call: () => Promise<T>): Promise<T> => {
		await gate('before');
		const result = await call();
		await gate('after');
		return result;
	};
	return {
		check: async (values, options) =>
			await through(async () => await nodeStore.check(values, options)),
		remove: async (values, options) =>
			await through(async () => await nodeStore.remove(values, options)),
	};
}

/** A gate at which the process dies when it comes by for the n-th time (1 = the first). */
export function deadlyGate(nth: number): Gate {
	let passed = 0;
	return async () => {
		passed++;
		if (passed >= nth) throw new ProcessKilledError();
	};
}
