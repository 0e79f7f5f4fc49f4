import type { ConversionEvent } from '../../conversion/conversion';
import { nameOf, type Names } from '../eventNames';
import type { EventSource } from './settings';

/**
 * Standard events that stand for ours. Purchase and Lead since May 2025; TikTok turns the older
 * CompletePayment and SubmitForm into them (ad-platforms §3). It has no event for an installation on the
 * web; Download comes nearest.
 */
const WEB: Names = {
	Purchase: 'Purchase',
	Lead: 'Lead',
	CompleteRegistration: 'CompleteRegistration',
	AddToCart: 'AddToCart',
	Subscribe: 'Subscribe',
	AppInstall: 'Download',
};

/** In an app some of them have names of their own. */
const APP: Names = {
	...WEB,
	Lead: 'GenerateLead',
	CompleteRegistration: 'Registration',
	AppInstall: 'InstallApp',
};

const NAMES: Readonly<Record<EventSource, Names>> = { web: WEB, crm: WEB, offline: WEB, app: APP };

/** TikTok's name of an event: the user's, the standard one, or the tracker's own word. */
export function eventName(
	event: ConversionEvent,
	source: EventSource,
	own: ReadonlyMap<ConversionEvent, string>,
): string {
	return nameOf(event, own, NAMES[source]);
}
