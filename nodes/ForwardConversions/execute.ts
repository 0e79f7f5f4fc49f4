import {
	sleep,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { eventIdOf } from '../shared/platforms/eventId';
import { forward } from '../shared/platforms/forward';
import { meta } from '../shared/platforms/meta';
import { apiUrl, type MetaCredential } from '../shared/platforms/meta/connection';
import type { Outgoing, Refusal } from '../shared/platforms/platform';
import { preview } from '../shared/platforms/sendable';
import { asSent, heldBack } from '../shared/platforms/policy';
import { failed, skipped, type Result } from '../shared/platforms/result';
import { readItem } from './input';
import { summary, toOutputs } from './outputs';
import { parameterReader, type Read } from './parameters';
import { FORWARD_RETRY, ledgerOf, sender, surroundingsOf } from './send';
import { readSettings, type ForwardSettings } from './settings';

/** Sends the conversions of all items and sorts the items by what became of them. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
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
			settled[index] = failed(meta.name, null, unreadable(found.problem), NOT_SENT);
			return;
		}
		const conversion = asSent(found.conversion, policy);
		const own = String(read('options.eventId', index, '') ?? '').trim();
		const eventId = own || eventIdOf(conversion);
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

function unreadable(problem: string): Refusal {
	return {
		class: 'invalid data',
		code: 'unreadable',
		reason: problem,
		advice:
			"Connect a node that emits conversions, or set 'Conversions Come From' to Fields Mapped Below and say where each field is",
	};
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
