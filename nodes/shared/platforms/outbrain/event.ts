import { nameOf, type Names } from '../eventNames';
import { orderIdOf } from '../items';
import type { Outgoing } from '../platform';
import { clickIdOf } from '../web';
import type { OutbrainSettings } from './settings';

/**
 * Names as people give them to their conversions at Outbrain. One counts only where the account has it,
 * so each can be changed under *Event Names*.
 */
const NAMES: Names = {
	Purchase: 'Purchase',
	Lead: 'Lead',
	CompleteRegistration: 'Registration',
	AddToCart: 'Add to cart',
	Subscribe: 'Subscribe',
	AppInstall: 'App install',
};

/** Outbrain's click id, which it adds to the address of the page as `ob_click_id` or `obclid`. */
export const obClickIdOf = (conversion: Parameters<typeof clickIdOf>[0]): string | undefined =>
	clickIdOf(conversion, 'obClickId', /ob_?cl/i);

/** The conversion as Outbrain takes it: the query of its pixel. */
export function event({ conversion, eventId }: Outgoing, { eventNames }: OutbrainSettings): string {
	const { event: happened, revenue, currency } = conversion;
	const query = new URLSearchParams({
		ob_click_id: obClickIdOf(conversion) ?? '',
		name: nameOf(happened, eventNames, NAMES),
		// The one thing by which Outbrain can tell that it has the conversion already.
		orderId: orderIdOf(conversion) ?? eventId,
	});
	if (revenue !== null) query.set('orderValue', String(revenue));
	if (currency !== null) query.set('currency', currency);
	return query.toString();
}
