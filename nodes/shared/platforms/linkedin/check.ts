import { noIdFor } from '../idsByEvent';
import {
	firstOf,
	inTheFuture,
	negativeValue,
	noClickId,
	noCurrency,
	tooOld,
	type Rule,
} from '../rules';
import { CONVERSION_IDS } from './conversionIds';
import type { LinkedInSettings } from './settings';
import { liFatIdOf, userOf } from './user';

const NAME = 'LinkedIn';

/** What is older is refused (ad-platforms §4). */
const MAX_AGE_DAYS = 90;
/** Clocks differ; what is later is no clock. */
const MAX_AHEAD_MINUTES = 5;

const nobody: Rule<LinkedInSettings> = (conversion, settings) => {
	// Nearly every conversion of a tracker has one; only the others are worth the hashing.
	if (settings.sendsIp && conversion.ip?.trim()) return undefined;
	const { userIds, userInfo } = userOf(conversion, settings);
	return userIds.length > 0 || userInfo !== undefined
		? undefined
		: {
				code: 'no_identity',
				reason:
					'LinkedIn wants its click ID (li_fat_id), an e-mail, or first and last name of the buyer',
				advice: 'Pass li_fat_id to the tracker in a sub-ID, or let it pass on the IP address',
			};
};

/** What LinkedIn refuses, and would refuse the whole batch for. First match decides. */
export const check = firstOf<LinkedInSettings>([
	tooOld(NAME, MAX_AGE_DAYS),
	inTheFuture(NAME, MAX_AHEAD_MINUTES),
	negativeValue(NAME),
	noCurrency(NAME),
	noIdFor(NAME, CONVERSION_IDS),
	noClickId(NAME, liFatIdOf),
	nobody,
]);
