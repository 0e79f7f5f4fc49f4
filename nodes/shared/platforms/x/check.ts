import type { Conversion } from '../../conversion/conversion';
import { noIdFor } from '../idsByEvent';
import { firstOf, inTheFuture, negativeValue, noClickId, noCurrency, unless } from '../rules';
import { EVENT_IDS } from './eventIds';
import { identifiersOf, twclidOf } from './identifiers';
import type { XSettings } from './settings';

const NAME = 'X';

function isIdentified(conversion: Conversion, { hasher }: XSettings): boolean {
	// Nearly every conversion of a tracker has both; only the others are worth the hashing.
	if (conversion.ip?.trim() && conversion.userAgent?.trim()) return true;
	return identifiersOf(conversion, hasher).length > 0;
}

/**
 * What X refuses, and would refuse the whole batch for. It tells no greatest age of an event, so none is
 * refused for it here. First match decides.
 */
export const check = firstOf<XSettings>([
	inTheFuture(NAME),
	negativeValue(NAME),
	noCurrency(NAME),
	noIdFor(NAME, EVENT_IDS),
	noClickId(NAME, twclidOf),
	unless(isIdentified, {
		code: 'no_identity',
		reason:
			'X wants its click ID (twclid), an e-mail, a phone number, or the IP address with the user agent',
		advice: 'Pass twclid to the tracker in a sub-ID or as external ID',
	}),
]);
