import { noIdFor } from '../idsByEvent';
import { firstOf, inTheFuture, negativeValue, noClickId, noCurrency, type Rule } from '../rules';
import { EVENT_IDS } from './eventIds';
import { identifiersOf, twclidOf } from './identifiers';
import type { XSettings } from './settings';

const NAME = 'X';

/** Clocks differ; what is later is no clock. */
const MAX_AHEAD_MINUTES = 5;

const nobody: Rule<XSettings> = (conversion, { hasher }) => {
	// Nearly every conversion of a tracker has both; only the others are worth the hashing.
	if (conversion.ip?.trim() && conversion.userAgent?.trim()) return undefined;
	return identifiersOf(conversion, hasher).length > 0
		? undefined
		: {
				code: 'no_identity',
				reason:
					'X wants its click ID (twclid), an e-mail, a phone number, or the IP address with the user agent',
				advice: 'Pass twclid to the tracker in a sub-ID or as external ID',
			};
};

/**
 * What X refuses, and would refuse the whole batch for. It tells no greatest age of an event, so none is
 * refused for it here. First match decides.
 */
export const check = firstOf<XSettings>([
	inTheFuture(NAME, MAX_AHEAD_MINUTES),
	negativeValue(NAME),
	noCurrency(NAME),
	noIdFor(NAME, EVENT_IDS),
	noClickId(NAME, twclidOf),
	nobody,
]);
