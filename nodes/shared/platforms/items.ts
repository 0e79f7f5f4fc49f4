import type { Content, Conversion } from '../conversion/conversion';
import { parseMoney } from '../conversion/money';
import type { Tree } from './byHand';

/** A thing that was bought, in the form that platforms take: texts are texts, numbers are numbers, pieces whole. */
export type Item = Readonly<Content>;

/** What was bought. Shops hand over numbers as texts and the other way round; blanks are left out. */
export function itemsOf(contents: readonly Content[]): Item[] {
	return contents.map(({ id, name, category, brand, quantity, price }) => ({
		id: String(id).trim(),
		name: text(name),
		category: text(category),
		brand: text(brand),
		quantity: pieces(quantity),
		price: price === undefined ? undefined : (parseMoney(price) ?? undefined),
	}));
}

/** How many pieces there are in all; one of each where nothing is said. */
export function countOf(items: readonly Item[]): number {
	return items.reduce((sum, { quantity = 1 }) => sum + quantity, 0);
}

/** What was bought, by the keys that Pinterest and Snapchat share; `write` writes one thing. */
export function boughtOf(
	{ contents }: Pick<Conversion, 'contents'>,
	write: (item: Item) => Tree,
): Tree | undefined {
	if (!contents?.length) return undefined;
	const items = itemsOf(contents);
	return {
		content_ids: items.map(({ id }) => id),
		contents: items.map(write),
		num_items: countOf(items),
	};
}

/** The order's number as its shop or network calls it. */
export const orderIdOf = ({
	transactionId,
}: Pick<Conversion, 'transactionId'>): string | undefined => transactionId?.trim() || undefined;

function text(value: unknown): string | undefined {
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	return String(value).trim() || undefined;
}

/** A weight or a length is no number of pieces, and platforms refuse it as one. */
function pieces(value: unknown): number | undefined {
	const count = parseMoney(value);
	return count !== null && Number.isInteger(count) && count >= 0 ? count : undefined;
}
