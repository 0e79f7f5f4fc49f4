import type { Conversion } from '../../conversion/conversion';
import { noIdFor } from '../idsByEvent';
import {
	firstOf,
	inTheFuture,
	negativeValue,
	noClickId,
	noCurrency,
	tooOld,
	unless,
} from '../rules';
import { CONVERSION_IDS } from './conversionIds';
import type { LinkedInSettings } from './settings';
import { liFatIdOf, userOf } from './user';

const NAME = 'LinkedIn';

/** What is older is refused (ad-platforms §4). */
const MAX_AGE_DAYS = 90;

function isIdentified(conversion: Conversion, settings: LinkedInSettings): boolean {
	// Nearly every conversion of a tracker has one; only the others are worth the hashing.
	if (settings.sendsIp && conversion.ip?.trim()) return true;
	const { userIds, userInfo } = userOf(conversion, settings);
	return userIds.length > 0 || userInfo !== undefined;
}

/** What LinkedIn refuses, and would refuse the whole batch for. First match decides. */
export const check = firstOf<LinkedInSettings>([
	tooOld(NAME, MAX_AGE_DAYS),
	inTheFuture(NAME),
	negativeValue(NAME),
	noCurrency(NAME),
	noIdFor(NAME, CONVERSION_IDS),
	noClickId(NAME, liFatIdOf),
	unless(isIdentified, {
		code: 'no_identity',
		reason:
			'LinkedIn wants its click ID (li_fat_id), an e-mail, or first and last name of the buyer',
		advice: 'Pass li_fat_id to the tracker in a sub-ID, or let it pass on the IP address',
	}),
]);
