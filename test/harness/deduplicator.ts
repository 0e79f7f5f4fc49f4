import { createHash } from 'node:crypto';
import type {
	DeduplicationItemTypes,
	DeduplicationScope,
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDataDeduplicator,
	IDeduplicationOutput,
} from 'n8n-workflow';
import { nodeContext, processedData } from './processed-data';

interface ProcessedValue {
	mode: string;
	data: string[];
}

const hash = (value: DeduplicationItemTypes) =>
	createHash('md5').update(value.toString()).digest('base64');

function contextOf(scope: DeduplicationScope, { node }: ICheckProcessedContextData): string {
	if (scope !== 'node') return '';
	if (!node) throw new Error("No node information given, so scope 'node' cannot be used");
	return nodeContext(node.id);
}

/** The oldest go first; a list shorter than the limit is left alone (splice with a negative count). */
function trim(hashes: string[], maxEntries: number | undefined): void {
	if (maxEntries) hashes.splice(0, hashes.length - maxEntries);
}

/**
 * n8n's DeduplicationHelper (server 2.41, mode `entries`) over `processedData`, rule for rule:
 * - the first call on a node calls everything new, repeats inside the call included;
 * - later calls compare with what was stored *before* the call, so repeats inside one call are all
 *   new and all stored;
 * - `removeProcessed` takes out the first of equal entries only.
 */
export class InMemoryDeduplicator implements IDataDeduplicator {
	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		contextData: ICheckProcessedContextData,
		options: ICheckProcessedOptions,
	): Promise<IDeduplicationOutput> {
		return this.call(options, () => {
			const context = contextOf(scope, contextData);
			const stored = this.find(contextData, context, options);
			const hashes = items.map(hash);
			if (!stored) {
				trim(hashes, options.maxEntries);
				this.store(contextData, context, { mode: options.mode, data: hashes });
				return { new: items, processed: [] };
			}
			const known = new Set(stored.data);
			const result: IDeduplicationOutput = { new: [], processed: [] };
			items.forEach((item, index) => {
				const itemHash = hashes[index];
				if (itemHash === undefined || known.has(itemHash)) return result.processed.push(item);
				stored.data.push(itemHash);
				return result.new.push(item);
			});
			trim(stored.data, options.maxEntries);
			this.store(contextData, context, stored);
			return result;
		});
	}

	async removeProcessed(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		contextData: ICheckProcessedContextData,
		options: ICheckProcessedOptions,
	): Promise<void> {
		return this.call(options, () => {
			const context = contextOf(scope, contextData);
			const stored = this.find(contextData, context);
			if (!stored) return;
			for (const item of items) {
				const index = stored.data.indexOf(hash(item));
				if (index !== -1) stored.data.splice(index, 1);
			}
			this.store(contextData, context, stored);
		});
	}

	async clearAllProcessedItems(
		scope: DeduplicationScope,
		contextData: ICheckProcessedContextData,
		options: ICheckProcessedOptions,
	): Promise<void> {
		return this.call(options, () =>
			processedData.remove(contextData.workflow.id, contextOf(scope, contextData)),
		);
	}

	async getProcessedDataCount(
		scope: DeduplicationScope,
		contextData: ICheckProcessedContextData,
		options: ICheckProcessedOptions,
	): Promise<number> {
		return this.call(
			options,
			() => this.find(contextData, contextOf(scope, contextData))?.data.length ?? 0,
		);
	}

	private find(
		{ workflow }: ICheckProcessedContextData,
		context: string,
		options?: ICheckProcessedOptions,
	): ProcessedValue | undefined {
		if (!workflow.id) throw new Error('The workflow has no id');
		const stored = processedData.read<ProcessedValue>(workflow.id, context);
		if (stored && options && stored.mode !== options.mode) {
			throw new Error(
				'Deduplication data was originally saved with an incompatible setting of the ‘Keep Items Where’ parameter. Try ’Clean Database’ operation to reset.',
			);
		}
		return stored;
	}

	private store(
		{ workflow }: ICheckProcessedContextData,
		context: string,
		value: ProcessedValue,
	): void {
		processedData.write(workflow.id, context, value);
	}

	private call<T>(options: ICheckProcessedOptions, work: () => T): T {
		if (options.mode !== 'entries') throw new Error(`Mode '${options.mode}' is not supported here`);
		processedData.enter();
		const result = work();
		processedData.leave();
		return result;
	}
}
