import { nameOf, type Names } from '../eventNames';
import { countOf, itemsOf, orderIdOf } from '../items';
import type { Outgoing } from '../platform';
import { clickIdOf } from '../web';
import type { TaboolaSettings } from './settings';

/**
 * Names that Taboola proposes for its conversion rules. An event counts only where the account has a
 * rule of that name, so each can be changed under *Event Names*.
 */
const NAMES: Names = {
	Purchase: 'make_purchase',
	Lead: 'lead',
	CompleteRegistration: 'complete_registration',
	AddToCart: 'add_to_cart',
	Subscribe: 'subscribe',
	AppInstall: 'app_install',
};

/** Taboola's click id, which it adds to the address of the page as `tblci`. */
export const tblciOf = (conversion: Parameters<typeof clickIdOf>[0]): string | undefined =>
	clickIdOf(conversion, 'tblci', /tblci/i);

/** The conversion as Taboola takes it, in JSON; its time in milliseconds. */
export function event({ conversion, eventId }: Outgoing, { eventNames }: TaboolaSettings): string {
	const { event: happened, convertedAt, revenue, currency, contents } = conversion;
	return JSON.stringify({
		'click-id': tblciOf(conversion),
		timestamp: Date.parse(convertedAt),
		name: nameOf(happened, eventNames, NAMES),
		revenue: revenue ?? undefined,
		currency: currency ?? undefined,
		quantity: contents && countOf(itemsOf(contents)),
		// The one thing by which Taboola can tell that it has the conversion already.
		orderid: orderIdOf(conversion) ?? eventId,
	});
}
