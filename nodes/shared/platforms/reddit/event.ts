import type { Conversion } from '../../conversion/conversion';
import type { Tree } from '../byHand';
import { countOf, itemsOf, type Item } from '../items';
import type { Outgoing } from '../platform';
import { pageOf } from '../web';
import { addByHand } from './byHand';
import { eventType, WITHOUT_ITEMS, WITHOUT_VALUE } from './eventType';
import type { RedditSettings } from './settings';
import { isInShop, rdtCidOf, userOf } from './user';

/** The event as Reddit takes it, in JSON; its time in milliseconds. */
export function event({ conversion, eventId }: Outgoing, settings: RedditSettings): string {
	const { actionSource, eventNames, hasher } = settings;
	const type = eventType(conversion.event, eventNames);
	const made: Tree = {
		event_at: Date.parse(conversion.convertedAt),
		action_source: actionSource,
		event_source_url: actionSource === 'WEBSITE' ? pageOf(conversion, settings) : undefined,
		click_id: isInShop(settings) ? undefined : rdtCidOf(conversion),
		type,
		user: userOf(conversion, settings),
		metadata: metadataOf(conversion, eventId, type.tracking_type),
	};
	addByHand(made, conversion, hasher);
	return JSON.stringify(made);
}

/** Reddit knows an event again by its `conversion_id`, for two days. */
function metadataOf(
	{ revenue, currency, contents }: Conversion,
	eventId: string,
	type: string,
): Tree {
	const data: Tree = { conversion_id: eventId };
	if (!WITHOUT_VALUE.has(type)) {
		if (revenue !== null) data.value = revenue;
		if (currency !== null) data.currency = currency;
	}
	if (contents?.length) {
		const items = itemsOf(contents);
		data.products = items.map(productOf);
		if (!WITHOUT_ITEMS.has(type)) data.item_count = countOf(items);
	}
	return data;
}

function productOf({ id, name, category, quantity, price }: Item): Tree {
	return {
		id,
		name,
		category,
		quantity,
		item_price: price,
	};
}
