import type { Conversion } from '../../conversion/conversion';
import type { Tree } from '../byHand';
import { isLimited } from '../consent';
import { boughtOf, orderIdOf, type Item } from '../items';
import type { Outgoing } from '../platform';
import { pageOf } from '../web';
import { addByHand } from './byHand';
import { eventName } from './eventName';
import type { PinterestSettings } from './settings';
import { userDataOf } from './userData';

/** The event as Pinterest takes it, in JSON; its time in seconds. */
export function event({ conversion, eventId }: Outgoing, settings: PinterestSettings): string {
	const { actionSource, eventNames, hasher } = settings;
	const made: Tree = {
		event_name: eventName(conversion.event, eventNames),
		action_source: actionSource,
		event_time: Math.floor(Date.parse(conversion.convertedAt) / 1000),
		event_id: eventId,
		event_source_url: actionSource === 'web' ? pageOf(conversion, settings) : undefined,
		user_data: userDataOf(conversion, hasher),
		custom_data: customDataOf(conversion, isLimited(conversion, settings)),
	};
	addByHand(made, conversion, hasher);
	return JSON.stringify(made);
}

/** Amounts are texts, which Pinterest reads as numbers; counts are numbers. */
function customDataOf(conversion: Conversion, limited: boolean): Tree {
	const { revenue, currency } = conversion;
	return {
		currency: currency ?? undefined,
		value: revenue === null ? undefined : String(revenue),
		order_id: orderIdOf(conversion),
		...boughtOf(conversion, contentOf),
		// Limited Data Processing.
		opt_out_type: limited ? 'LDP' : undefined,
	};
}

function contentOf({ id, name, category, brand, quantity, price }: Item): Tree {
	return {
		id,
		item_name: name,
		item_category: category,
		item_brand: brand,
		quantity,
		item_price: price === undefined ? undefined : String(price),
	};
}
