import type { ConversionEvent } from '../../conversion/conversion';
import { nameOf, type Names } from '../eventNames';

/**
 * Actions that Microsoft's UET proposes for its categories of conversions. A conversion goal counts by
 * the action that its owner wrote into it, so any other will do as well.
 */
const NAMES: Names = {
	Purchase: 'purchase',
	Lead: 'submit_lead_form',
	CompleteRegistration: 'signup',
	AddToCart: 'add_to_cart',
	Subscribe: 'subscribe',
	AppInstall: 'download',
};

/** Microsoft's name of an event: the user's, the proposed one, or the tracker's own word. */
export function eventName(
	event: ConversionEvent,
	own: ReadonlyMap<ConversionEvent, string>,
): string {
	return nameOf(event, own, NAMES);
}
