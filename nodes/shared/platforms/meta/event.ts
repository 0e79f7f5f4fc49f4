import type { Content, Conversion } from '../../conversion/conversion';
import type { Tree } from '../byHand';
import { countOf, itemsOf, orderIdOf } from '../items';
import type { Outgoing } from '../platform';
import { pageOf, webAddress } from '../web';
import { addByHand } from './byHand';
import { metaEventName } from './eventName';
import type { DataProcessing, MetaSettings } from './settings';
import { userData } from './userData';

/**
 * The event as Meta takes it, in JSON. Times in seconds; value and currency only where there are some.
 * One object turned into text at once: V8 does that faster than code that writes the text by hand.
 */
export function event({ conversion, eventId }: Outgoing, settings: MetaSettings): string {
	const { actionSource, eventNames, hasher } = settings;
	const isWebsite = actionSource === 'website';
	const made: Tree = {
		event_name: metaEventName(conversion.event, eventNames),
		event_time: Math.floor(Date.parse(conversion.convertedAt) / 1000),
		event_id: eventId,
		action_source: actionSource,
		event_source_url: isWebsite ? pageOf(conversion, settings) : undefined,
		referrer_url: isWebsite ? webAddress(conversion.referrer) : undefined,
		user_data: userData(conversion, hasher),
		custom_data: customData(conversion),
	};
	const processing = settings.dataProcessing ?? limitedFor(conversion);
	if (processing !== null) addProcessing(made, processing);
	addByHand(made, conversion, hasher);
	return JSON.stringify(made);
}

function customData(conversion: Conversion): Tree {
	const { revenue, currency, contents } = conversion;
	const data: Tree = {
		value: revenue ?? undefined,
		currency: currency ?? undefined,
		order_id: orderIdOf(conversion),
	};
	if (contents?.length) addContents(data, contents);
	return data;
}

function addContents(data: Tree, contents: readonly Content[]): void {
	const items = itemsOf(contents);
	data.content_type = 'product';
	data.contents = items.map(({ id, quantity = 1, price }) => ({ id, quantity, item_price: price }));
	data.num_items = countOf(items);
}

/** A buyer who denied personalised ads: Meta is to limit the use, as far as where they live asks for it. */
function limitedFor({ consent }: Conversion): DataProcessing | null {
	return consent?.adPersonalization === 'denied' ? { country: 0, state: 0 } : null;
}

/** Zeros are answers here: they let Meta locate the person. */
function addProcessing(
	event: Tree,
	processing: Exclude<MetaSettings['dataProcessing'], null>,
): void {
	if (processing === 'none') {
		event.data_processing_options = [];
		return;
	}
	event.data_processing_options = ['LDU'];
	event.data_processing_options_country = processing.country;
	event.data_processing_options_state = processing.state;
}
