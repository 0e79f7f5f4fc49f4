import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Result } from '../shared/platforms/result';

/** The node's outputs, in the order of their names in the description. */
const OUTPUTS = ['accepted', 'skipped', 'failed'] as const;

/**
 * One item per result, on the output of its outcome, linked to the item it came from. The result itself
 * becomes the item, and the input is handed on whole under `input` rather than merged: copying its forty
 * keys for every item takes V8 longer than hashing and sending them.
 */
export function toOutputs(
	items: readonly INodeExecutionData[],
	results: readonly Result[],
	includeInput: boolean,
): INodeExecutionData[][] {
	const outputs: Record<Result['outcome'], INodeExecutionData[]> = {
		accepted: [],
		skipped: [],
		failed: [],
	};
	results.forEach((result, index) => {
		const json = result as Result & IDataObject;
		// Of an item that comes back the conversion itself, or it would lie deeper with every round.
		if (includeInput) json.input = originalOf(items[index]?.json ?? {});
		outputs[result.outcome].push({ json, pairedItem: { item: index } });
	});
	return OUTPUTS.map((name) => outputs[name]);
}

/** `480 accepted, 12 skipped (10 too_old, 2 no_value), 3 failed (3 100/2804003)`. */
export function summary(results: readonly Result[]): string {
	const counts = { accepted: 0, skipped: 0, failed: 0 };
	const codes = { accepted: new Map(), skipped: new Map(), failed: new Map() } as Record<
		Result['outcome'],
		Map<string, number>
	>;
	// Items of a dry run have no result.
	results.forEach(({ outcome, code }) => {
		counts[outcome]++;
		if (code !== null) codes[outcome].set(code, (codes[outcome].get(code) ?? 0) + 1);
	});
	return OUTPUTS.filter((outcome) => counts[outcome] > 0 || outcome === 'accepted')
		.map((outcome) => `${counts[outcome]} ${outcome}${listed(codes[outcome])}`)
		.join(', ');
}

function listed(codes: ReadonlyMap<string, number>): string {
	if (codes.size === 0) return '';
	const sorted = [...codes].sort(([, a], [, b]) => b - a);
	return ` (${sorted.map(([code, count]) => `${count} ${code}`).join(', ')})`;
}

/** The item that a result was about, so that a failed one can be fed in again as it is. */
export function originalOf(json: IDataObject): IDataObject {
	return isResult(json) ? (json.input as IDataObject) : json;
}

/**
 * The event id under which an item that comes back was sent: it stays, since an expression of the user
 * would find other fields in the result than it found in the input.
 */
export function earlierEventId(json: IDataObject): string | undefined {
	return isResult(json) && typeof json.eventId === 'string' ? json.eventId : undefined;
}

function isResult({ outcome, input }: IDataObject): boolean {
	return typeof outcome === 'string' && typeof input === 'object' && input !== null;
}
