import type { Conversion } from '../../conversion/conversion';
import type { Tree } from '../byHand';
import { idFor } from '../idsByEvent';
import { countOf, itemsOf, type Item } from '../items';
import type { Outgoing } from '../platform';
import { addByHand } from './byHand';
import { fullEventId } from './eventIds';
import { identifiersOf } from './identifiers';
import type { XSettings } from './settings';

/** The event as X takes it, in JSON; its time as ISO 8601, its value a number. */
export function event({ conversion, eventId }: Outgoing, settings: XSettings): string {
	const { ids, pixelId, hasher } = settings;
	const made: Tree = {
		conversion_time: new Date(conversion.convertedAt).toISOString(),
		event_id: fullEventId(idFor(conversion, ids) ?? '', pixelId),
		identifiers: identifiersOf(conversion, hasher),
		conversion_id: eventId,
		...moneyOf(conversion),
		...boughtOf(conversion),
	};
	addByHand(made, conversion, hasher);
	return JSON.stringify(made);
}

/** A currency without a value says nothing. */
function moneyOf({ revenue, currency }: Conversion): Tree | undefined {
	return revenue === null ? undefined : { value: revenue, price_currency: currency ?? undefined };
}

function boughtOf({ contents }: Conversion): Tree | undefined {
	if (!contents?.length) return undefined;
	const items = itemsOf(contents);
	// X wants one at least.
	return { number_items: countOf(items) || undefined, contents: items.map(contentOf) };
}

function contentOf({ id, name, category, price, quantity }: Item): Tree {
	return {
		content_id: id,
		content_name: name,
		content_type: category,
		content_price: price,
		num_items: quantity || undefined,
	};
}
