import type { Conversion } from '../../conversion/conversion';
import type { Tree } from '../byHand';
import { isLimited } from '../consent';
import { itemsOf, orderIdOf, type Item } from '../items';
import type { Outgoing } from '../platform';
import { pageOf, webAddress } from '../web';
import { addByHand } from './byHand';
import { eventName } from './eventName';
import type { TikTokSettings } from './settings';
import { userOf } from './user';

/** The event as TikTok takes it, in JSON; its time in seconds. */
export function event({ conversion, eventId }: Outgoing, settings: TikTokSettings): string {
	return JSON.stringify(eventOf(conversion, eventId, settings));
}

function eventOf(conversion: Conversion, eventId: string, settings: TikTokSettings): Tree {
	const { eventSource, eventNames, hasher } = settings;
	const made: Tree = {
		event: eventName(conversion.event, eventSource, eventNames),
		event_time: Math.floor(Date.parse(conversion.convertedAt) / 1000),
		event_id: eventId,
		user: userOf(conversion, hasher),
		properties: propertiesOf(conversion),
		page: eventSource === 'web' ? webPage(conversion, settings) : undefined,
	};
	if (isLimited(conversion, settings)) made.limited_data_use = true;
	addByHand(made, conversion, hasher);
	return made;
}

function propertiesOf(conversion: Conversion): Tree {
	const { revenue, currency, contents } = conversion;
	const properties: Tree = {
		value: revenue ?? undefined,
		currency: currency ?? undefined,
		order_id: orderIdOf(conversion),
	};
	if (contents?.length) {
		properties.content_type = 'product';
		properties.contents = itemsOf(contents).map(contentOf);
	}
	return properties;
}

/** A number in the place of the id is refused (ad-platforms §3). What is absent leaves no key. */
function contentOf({ id, name, category, brand, quantity, price }: Item): Tree {
	return {
		content_id: id,
		content_name: name,
		content_category: category,
		brand,
		quantity,
		price,
	};
}

function webPage(conversion: Conversion, settings: TikTokSettings): Tree {
	return { url: pageOf(conversion, settings), referrer: webAddress(conversion.referrer) };
}
