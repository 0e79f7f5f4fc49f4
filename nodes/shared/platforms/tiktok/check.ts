import type { Conversion } from '../../conversion/conversion';
import type { Tree } from '../byHand';
import { firstOf, negativeValue, noClickId, noCurrency, noPage, unless } from '../rules';
import { pageOf } from '../web';
import { addByHand } from './byHand';
import type { TikTokSettings } from './settings';
import { ttclidOf, userOf } from './user';

const NAME = 'TikTok';

/**
 * What TikTok cannot use, or would refuse the whole batch for. It tells no greatest age of an event
 * (ad-platforms §3), so none is refused for it here. First match decides.
 */
export const check = firstOf<TikTokSettings>([
	negativeValue(NAME),
	noCurrency(NAME),
	noPage(NAME, (conversion, settings) =>
		settings.eventSource === 'web' ? pageOf(conversion, settings) : null,
	),
	noClickId(NAME, ttclidOf),
	unless(isIdentified, {
		code: 'no_identity',
		reason:
			'Nothing in it tells TikTok who converted: no click id, external id, e-mail, phone or IP address',
		advice: 'Pass ttclid to the tracker in a sub-ID or as external ID',
	}),
]);

/** Keys that tell no one from anyone. */
const TOO_BROAD = new Set(['user_agent', 'locale', 'att_status', 'city', 'state', 'country']);

function isIdentified(conversion: Conversion, { hasher }: TikTokSettings): boolean {
	// Nearly every conversion of a tracker has one of these; only the others are worth the hashing.
	if (conversion.clickId?.trim() || conversion.ip?.trim()) return true;
	const event: Tree = { user: userOf(conversion, hasher) };
	addByHand(event, conversion, hasher);
	const isLead = 'lead' in event;
	return isLead || Object.keys(event.user as Tree).some((key) => !TOO_BROAD.has(key));
}
