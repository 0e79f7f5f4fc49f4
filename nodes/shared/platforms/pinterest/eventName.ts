import type { ConversionEvent } from '../../conversion/conversion';
import { customName, standardFinder, type Names } from '../eventNames';

/** The names Pinterest knows; it takes no others (its OpenAPI description, 5.23). */
export const STANDARD = [
	'add_payment_info',
	'add_to_cart',
	'add_to_wishlist',
	'app_install',
	'checkout',
	'custom',
	'initiate_checkout',
	'lead',
	'page_visit',
	'search',
	'signup',
	'subscribe',
	'view_category',
	'view_content',
	'watch_video',
] as const;

const find = standardFinder(STANDARD);

const NAMES: Names = {
	Purchase: 'checkout',
	Lead: 'lead',
	CompleteRegistration: 'signup',
	AddToCart: 'add_to_cart',
	Subscribe: 'subscribe',
	AppInstall: 'app_install',
};

/** Pinterest's name of an event: the user's, the standard one, else the one for all others. */
export function eventName(
	event: ConversionEvent,
	own: ReadonlyMap<ConversionEvent, string>,
): string {
	const chosen = own.get(event);
	// A name that Pinterest adds some day is not refused here.
	if (chosen !== undefined) return find(chosen) ?? chosen;
	return NAMES[event] ?? find(customName(event) ?? '') ?? 'custom';
}
