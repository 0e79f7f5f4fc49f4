import { realText } from '../../conversion/adClickIds';
import type { Named } from '../../conversion/conversion';
import { cellText } from '../rows';
import { nameOf } from './entities';
import type { Row } from './envelope';

/**
 * Ids and names of a list. Whether a report names an entity by the one or the other is not published, so
 * either is looked up here.
 */
export class Directory {
	private readonly ids = new Map<string, string>();
	private readonly names = new Map<string, string | null>();

	constructor(list: readonly Row[]) {
		for (const row of list) {
			const id = cellText(row.id);
			this.ids.set(id, nameOf(row));
			for (const name of new Set([nameOf(row), realText(row.name) ?? nameOf(row)])) {
				// A name that two have tells nothing.
				this.names.set(name, this.names.has(name) ? null : id);
			}
		}
	}

	/** The entity that the cells of a row speak of, and how many could be meant. */
	find(cells: readonly string[]): Named & { matches: 'none' | 'one' | 'several' } {
		const ids = cells.map((cell) => (this.ids.has(cell) ? cell : this.names.get(cell)));
		const id = ids.find(Boolean);
		if (id) return { id, name: this.ids.get(id) ?? null, matches: 'one' };
		const matches = ids.includes(null) ? 'several' : 'none';
		return { id: null, name: cells[0] ?? null, matches };
	}
}
