import { firstOf, inTheFuture, negativeValue, noClickId, type Rule } from '../rules';
import { addByHand } from './byHand';
import type { PinterestSettings } from './settings';
import { epikOf, userDataOf } from './userData';

const NAME = 'Pinterest';

/** Clocks differ; what is later is no clock. */
const MAX_AHEAD_MINUTES = 5;

/** At least one of e-mail, advertising id, or IP address with user agent (`ConversionEventsUserData`). */
const nobody: Rule<PinterestSettings> = (conversion, { hasher }) => {
	if (conversion.ip?.trim() && conversion.userAgent?.trim()) return undefined;
	const event = { user_data: userDataOf(conversion, hasher) };
	addByHand(event, conversion, hasher);
	return 'em' in event.user_data || 'hashed_maids' in event.user_data
		? undefined
		: {
				code: 'no_identity',
				reason:
					'Pinterest wants an e-mail, an advertising ID, or the IP address with the user agent',
				advice: 'Let the tracker pass on the IP address and the user agent of the visit',
			};
};

/**
 * What Pinterest refuses. Without a currency it takes that of the ad account, and without a page the
 * event all the same; it tells no greatest age. First match decides.
 */
export const check = firstOf<PinterestSettings>([
	inTheFuture(NAME, MAX_AHEAD_MINUTES),
	negativeValue(NAME),
	noClickId(NAME, epikOf),
	nobody,
]);
