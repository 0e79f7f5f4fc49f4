import type { ConversionEvent } from '../../conversion/conversion';

/** Standard events of Meta that stand for ours; the rest goes out as custom events. */
const NAMES: Readonly<Partial<Record<ConversionEvent, string>>> = {
	Purchase: 'Purchase',
	Lead: 'Lead',
	CompleteRegistration: 'CompleteRegistration',
	AddToCart: 'AddToCart',
	Subscribe: 'Subscribe',
};

const CUSTOM = 'Custom_';

/** Meta's name of an event: the user's, the standard one, or the tracker's own word. */
export function metaEventName(
	event: ConversionEvent,
	own: ReadonlyMap<ConversionEvent, string>,
): string {
	return (
		own.get(event) ??
		NAMES[event] ??
		(event.startsWith(CUSTOM) ? event.slice(CUSTOM.length) : event)
	);
}
