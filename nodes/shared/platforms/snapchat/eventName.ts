import type { ConversionEvent } from '../../conversion/conversion';
import { customName, standardFinder, type Names } from '../eventNames';

/**
 * The names Snap knows, and it takes no others (ad-platforms §4; Snap's page on parameters). What has none
 * of its own goes out as one of the five custom events, by the user's choice.
 */
export const STANDARD = [
	'ACHIEVEMENT_UNLOCKED',
	'ADD_BILLING',
	'ADD_CART',
	'ADD_TO_WISHLIST',
	'AD_CLICK',
	'AD_VIEW',
	'APP_INSTALL',
	'APP_OPEN',
	'COMPLETE_TUTORIAL',
	'CUSTOM_EVENT_1',
	'CUSTOM_EVENT_2',
	'CUSTOM_EVENT_3',
	'CUSTOM_EVENT_4',
	'CUSTOM_EVENT_5',
	'INVITE',
	'LEVEL_COMPLETE',
	'LIST_VIEW',
	'LOGIN',
	'PAGE_VIEW',
	'PURCHASE',
	'RATE',
	'RESERVE',
	'SAVE',
	'SEARCH',
	'SHARE',
	'SIGN_UP',
	'SPENT_CREDITS',
	'START_CHECKOUT',
	'START_TRIAL',
	'SUBSCRIBE',
	'VIEW_CONTENT',
] as const;

const find = standardFinder(STANDARD);

/** Snap has no lead of its own: its sign-up is what ads for leads are optimised for. */
const NAMES: Names = {
	Purchase: 'PURCHASE',
	Lead: 'SIGN_UP',
	CompleteRegistration: 'SIGN_UP',
	AddToCart: 'ADD_CART',
	Subscribe: 'SUBSCRIBE',
	AppInstall: 'APP_INSTALL',
};

/** Snap's name of an event: the user's, the standard one, or nothing where there is none. */
export function eventName(
	event: ConversionEvent,
	own: ReadonlyMap<ConversionEvent, string>,
): string | undefined {
	const chosen = own.get(event);
	// A name that Snap adds some day is not refused here.
	if (chosen !== undefined) return find(chosen) ?? chosen;
	const custom = customName(event);
	return NAMES[event] ?? (custom === undefined ? undefined : find(custom));
}
