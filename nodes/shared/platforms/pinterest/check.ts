import type { Conversion } from '../../conversion/conversion';
import { firstOf, inTheFuture, negativeValue, noClickId, unless } from '../rules';
import { addByHand } from './byHand';
import type { PinterestSettings } from './settings';
import { epikOf, userDataOf } from './userData';

const NAME = 'Pinterest';

/** At least one of e-mail, advertising id, or IP address with user agent (`ConversionEventsUserData`). */
function isIdentified(conversion: Conversion, { hasher }: PinterestSettings): boolean {
	if (conversion.ip?.trim() && conversion.userAgent?.trim()) return true;
	const event = { user_data: userDataOf(conversion, hasher) };
	addByHand(event, conversion, hasher);
	return 'em' in event.user_data || 'hashed_maids' in event.user_data;
}

/**
 * What Pinterest refuses. Without a currency it takes that of the ad account, and without a page the
 * event all the same; it tells no greatest age. First match decides.
 */
export const check = firstOf<PinterestSettings>([
	inTheFuture(NAME),
	negativeValue(NAME),
	noClickId(NAME, epikOf),
	unless(isIdentified, {
		code: 'no_identity',
		reason: 'Pinterest wants an e-mail, an advertising ID, or the IP address with the user agent',
		advice: 'Let the tracker pass on the IP address and the user agent of the visit',
	}),
]);
