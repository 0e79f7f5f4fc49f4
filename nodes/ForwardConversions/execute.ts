import {
	NodeApiError,
	NodeOperationError,
	sleep,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import type { Conversion } from '../shared/conversion/conversion';
import { eventIdOf } from '../shared/platforms/eventId';
import { forward } from '../shared/platforms/forward';
import { meta } from '../shared/platforms/meta';
import { apiUrl, type MetaCredential } from '../shared/platforms/meta/connection';
import { webAddress } from '../shared/platforms/meta/page';
import type { Outgoing, Refusal } from '../shared/platforms/platform';
import { preview } from '../shared/platforms/sendable';
import { asSent, heldBack } from '../shared/platforms/policy';
import { failed, skipped, type Result } from '../shared/platforms/result';
import { readItem } from './input';
import { earlierEventId, summary, toOutputs } from './outputs';
import { parameterReader, type Read } from './parameters';
import { FORWARD_RETRY, ledgerOf, sender, surroundingsOf } from './send';
import { readPage, readSettings, type ForwardSettings } from './settings';

/**
 * Sends the conversions of all items and sorts the items by what became of them. Where the workflow is
 * to go on after an error, n8n itself would pass the items on by the first output: as accepted.
 */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	try {
		return await sendItems(context);
	} catch (error) {
		if (!context.continueOnFail()) throw asNodeError(context, error);
		const refusal = stopped(error as Error & { description?: string | null });
		const items = context.getInputData();
		const results = items.map(() => failed(meta.name, null, refusal, NOT_SENT));
		return toOutputs(items, results, true);
	}
}

function asNodeError(context: IExecuteFunctions, error: unknown): Error {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	return new NodeOperationError(context.getNode(), error as Error);
}

async function sendItems(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	const read = parameterReader(context);
	const credential = await context.getCredentials(meta.credential);
	const settings = readSettings(context, read, credential);
	const sorted = sortOut(context, items, read, settings);
	if (settings.isDryRun) {
		return dryRun(items, sorted, settings, apiUrl(credential as unknown as MetaCredential));
	}
	const { settled, outgoing, rows } = sorted;
	const results = await forward(meta, settings.platform, outgoing, {
		send: sender(context, meta.credential),
		ledger: ledgerOf(context, settings.remembered),
		retry: FORWARD_RETRY,
		surroundings: surroundingsOf(context),
		yieldToOthers: async () => await sleep(0),
	});
	results.forEach((result, at) => {
		settled[rows[at] as number] = result;
	});
	context.addExecutionHints({
		message: `${meta.voice.name}: ${summary(settled)}`,
		location: 'outputPane',
	});
	return toOutputs(items, settled, settings.includeInput);
}

interface Sorted {
	/** Results known without sending, by item; holes where a conversion is to be sent. */
	settled: Result[];
	outgoing: Outgoing[];
	/** The item of each outgoing conversion. */
	rows: number[];
}

/** Reads every item once and keeps back what is wrong or not wanted. */
function sortOut(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
	read: Read,
	{ policy }: ForwardSettings,
): Sorted {
	const zone = context.getTimezone();
	const settled = new Array<Result>(items.length);
	const outgoing: Outgoing[] = [];
	const rows: number[] = [];
	items.forEach((item, index) => {
		const found = readItem(item, index, read, zone);
		if ('problem' in found) {
			const refusal = unreadable(found.problem, read('source', index) === 'fields');
			settled[index] = failed(meta.name, null, refusal, NOT_SENT);
			return;
		}
		const conversion = withPage(asSent(found.conversion, policy), read, index);
		const own = String(read('options.eventId', index, '') ?? '').trim();
		const eventId = earlierEventId(item.json) ?? (own || eventIdOf(conversion));
		const skip = heldBack(found.conversion, policy, meta);
		if (skip !== undefined) {
			settled[index] = skipped(meta.name, eventId, skip);
			return;
		}
		outgoing.push({ conversion, eventId });
		rows.push(index);
	});
	return { settled, outgoing, rows };
}

const NOT_SENT = { requestId: null, attempts: 0, nowMs: 0 };

function unreadable(problem: string, isMapped: boolean): Refusal {
	return {
		class: 'invalid data',
		code: 'unreadable',
		reason: problem,
		advice: isMapped
			? 'Correct what the field is mapped to, and send the item again'
			: "Connect a node that emits conversions, or set 'Conversions Come From' to Fields Mapped Below and say where each field is",
	};
}

/** An error of the node as a whole, such as a setting that makes no sense. */
function stopped({ message, description }: Error & { description?: string | null }): Refusal {
	return {
		class: 'configuration',
		code: 'stopped',
		reason: message,
		advice: `${description ?? 'Correct the settings of the node'}. Then send the items again: what was accepted keeps its event ID`,
	};
}

/** *Event Source URL* can be an expression; what the conversion itself knows goes first. */
function withPage(conversion: Conversion, read: Read, index: number): Conversion {
	if (webAddress(conversion.pageUrl) || !read.varies('eventSourceUrl')) return conversion;
	return { ...conversion, pageUrl: readPage(read, index) };
}

/** The requests that would be sent, one item each; what would be skipped comes out as ever. */
function dryRun(
	items: readonly INodeExecutionData[],
	{ settled, outgoing, rows }: Sorted,
	{ platform, includeInput }: ForwardSettings,
	base: string,
): INodeExecutionData[][] {
	const { results, requests } = preview(meta, platform, outgoing, Date.now());
	results.forEach((result, at) => {
		settled[rows[at] as number] = result;
	});
	const shown = requests.map(({ request: { method, url, body }, rows: part }) => ({
		json: {
			platform: meta.name,
			outcome: 'dry run',
			events: part.length,
			request: { method, url: base + url, body: JSON.parse(body.toString()) as IDataObject },
		},
		pairedItem: part.map((at) => ({ item: rows[at] as number })),
	}));
	const [, ...others] = toOutputs(items, settled, includeInput);
	return [shown, ...others];
}
