import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Conversion } from '../../nodes/shared/conversion/conversion';

/** FNV-1a, never 0: that stands for "not seen". */
function hash(text: string): number {
	let value = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) {
		value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
	}
	return value >>> 0 || 1;
}

/**
 * Counts what was emitted, in four bytes a conversion. The simulator's event ids end with the number
 * of the row, in eight hexadecimal digits.
 */
export class Arrivals {
	/** Different conversions. */
	unique = 0;
	/** Conversions that came again because they had changed. */
	updated = 0;
	/** Conversions that came again as they were. */
	repeated = 0;
	private readonly versions: Uint32Array;

	constructor(conversions: number) {
		// Touched now, so that it counts as idle memory.
		this.versions = new Uint32Array(conversions).fill(1).fill(0);
	}

	add(items: readonly INodeExecutionData[]): void {
		for (const { json } of items) this.addOne(json);
	}

	private addOne(json: IDataObject): void {
		const { id, version } = json as unknown as Conversion;
		const row = Number.parseInt(id.slice(-8), 16);
		const before = this.versions[row];
		if (before === undefined) throw new Error(`The tracker has no conversion ${id}`);
		const now = hash(version);
		if (before === 0) this.unique++;
		else if (before === now) this.repeated++;
		else this.updated++;
		this.versions[row] = now;
	}
}
