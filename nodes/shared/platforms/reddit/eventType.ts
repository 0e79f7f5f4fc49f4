import type { ConversionEvent } from '../../conversion/conversion';
import { nameOf, standardFinder, type Names } from '../eventNames';

/** Reddit's standard events, v3; all others are `CUSTOM` with a name (ad-platforms §4). */
export const STANDARD = [
	'ADD_TO_CART',
	'ADD_TO_WISHLIST',
	'LEAD',
	'PAGE_VISIT',
	'PURCHASE',
	'SEARCH',
	'SIGN_UP',
	'VIEW_CONTENT',
] as const;

/** The longest name of a custom event. */
export const LONGEST_NAME = 64;

/** Events of which Reddit reads no value, and those of which it counts no items. */
export const WITHOUT_VALUE: ReadonlySet<string> = new Set(['PAGE_VISIT', 'SEARCH', 'VIEW_CONTENT']);
export const WITHOUT_ITEMS: ReadonlySet<string> = new Set([...WITHOUT_VALUE, 'LEAD', 'SIGN_UP']);

export interface EventType {
	tracking_type: string;
	custom_event_name?: string;
}

const find = standardFinder(STANDARD);

const NAMES: Names = {
	Purchase: 'PURCHASE',
	Lead: 'LEAD',
	CompleteRegistration: 'SIGN_UP',
	AddToCart: 'ADD_TO_CART',
};

/** Reddit's type of an event: by the user's name, the standard one, or the tracker's own word. */
export function eventType(
	event: ConversionEvent,
	own: ReadonlyMap<ConversionEvent, string>,
): EventType {
	const name = nameOf(event, own, NAMES);
	const standard = find(name);
	return standard === undefined
		? { tracking_type: 'CUSTOM', custom_event_name: name }
		: { tracking_type: standard };
}
