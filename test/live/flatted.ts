/**
 * Reads the format in which n8n stores execution data: a JSON array in which every string, object
 * and array stands once, and strings inside objects are indexes into that array.
 */
export function parseFlatted(text: string): unknown {
	const slots = JSON.parse(text) as unknown[];
	const done = new Map<number, unknown>();

	const value = (reference: unknown): unknown => {
		if (typeof reference !== 'string') return reference;
		const index = Number(reference);
		if (done.has(index)) return done.get(index);
		return fill(index, slots[index]);
	};

	const fill = (index: number, slot: unknown): unknown => {
		if (Array.isArray(slot)) {
			const list: unknown[] = [];
			// Known before its members are: a member may point back at it.
			done.set(index, list);
			for (const member of slot) list.push(value(member));
			return list;
		}
		if (typeof slot === 'object' && slot !== null) {
			const object: Record<string, unknown> = {};
			done.set(index, object);
			for (const [key, member] of Object.entries(slot)) object[key] = value(member);
			return object;
		}
		done.set(index, slot);
		return slot;
	};

	return fill(0, slots[0]);
}
