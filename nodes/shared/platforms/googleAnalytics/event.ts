import type { Conversion } from '../../conversion/conversion';
import { isTakenBack } from '../google/takenBack';
import { transactionIdOf } from '../google/transactionId';
import { itemsOf, type Item } from '../items';
import type { Outgoing } from '../platform';
import { webAddress } from '../web';
import { byHand } from './byHand';
import { eventNameOf } from './eventName';
import { MAX_VALUE, maxValue } from './limits';
import type { AnalyticsSettings } from './settings';

/** Events that Google Analytics finds again by their transaction ID. */
const WITH_TRANSACTION: ReadonlySet<string> = new Set(['purchase', 'refund']);

/** An event of the Measurement Protocol, in JSON. The time is in microseconds. */
export function event(outgoing: Outgoing, settings: AnalyticsSettings): string {
	const { conversion } = outgoing;
	const name = eventNameOf(conversion, settings);
	return JSON.stringify({
		name,
		// A refund belongs to the day on which it became known, however old the purchase is.
		timestamp_micros: isTakenBack(conversion)
			? undefined
			: Date.parse(conversion.convertedAt) * 1000,
		params: {
			...parameters(conversion),
			transaction_id: WITH_TRANSACTION.has(name)
				? transactionIdOf(outgoing, settings.transactionIdFrom)
				: undefined,
		},
	});
}

/** The parameters of an event but for its transaction ID. */
export function parameters(conversion: Conversion): Record<string, unknown> {
	const { revenue, currency, pageUrl, referrer, contents } = conversion;
	const own = byHand(conversion);
	return {
		...own.params,
		currency: currency ?? undefined,
		// A refund says what is given back, with whatever sign the tracker writes it.
		value: revenue === null ? undefined : Math.abs(revenue),
		items: contents?.length ? itemsOf(contents).map(itemOf) : undefined,
		page_location: cut(webAddress(pageUrl), maxValue('page_location')),
		page_referrer: cut(webAddress(referrer), maxValue('page_referrer')),
		session_id: own.sessionId,
		// Without it an event of a visit is in no report on visits.
		engagement_time_msec: own.engagementTimeMs ?? (own.sessionId === undefined ? undefined : 1),
	};
}

/** Longer texts would be dropped with the whole parameter. */
const cut = (text: string | undefined, length: number): string | undefined =>
	text === undefined || text.length <= length ? text : text.slice(0, length);

const itemOf = ({ id, name, category, brand, quantity, price }: Item) => ({
	item_id: cut(id, MAX_VALUE),
	item_name: cut(name, MAX_VALUE),
	item_category: cut(category, MAX_VALUE),
	item_brand: cut(brand, MAX_VALUE),
	quantity,
	price,
});
