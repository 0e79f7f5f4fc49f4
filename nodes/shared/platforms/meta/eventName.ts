import type { ConversionEvent } from '../../conversion/conversion';
import { nameOf } from '../eventNames';

/**
 * Meta's name of an event: the user's, or the tracker's own word, or ours. Ours are the names of Meta's
 * standard events, but for AppInstall, which it takes as a custom event.
 */
export function metaEventName(
	event: ConversionEvent,
	own: ReadonlyMap<ConversionEvent, string>,
): string {
	return nameOf(event, own);
}
