import type { Conversion } from '../../conversion/conversion';
import type { Hasher } from '../hash';
import type { Refusal, Skip } from '../platform';
import { firstOf, inTheFuture, tooOld } from '../rules';
import { clickOf, tooEarly } from './click';
import { noAction, type ConversionActions } from './conversionActions';
import { identityRules, negative } from './rules';

const NAME = 'Google Ads';
/** The longest window a conversion action can have, in days. */
const MAX_AGE_DAYS = 90;

interface UploadSettings {
	actions: ConversionActions;
	/** Whether to send conversions of clicks that Google does not know yet. */
	sendsYoungClicks: boolean;
	requiresClickId: boolean;
	hasher: Hasher;
}

/**
 * The `check` of a way to upload conversions to Google Ads: what Google would refuse or drop for ever, then
 * what it would drop now but not later. `isKnown` tells of other marks than click and person by which it
 * finds the visit.
 */
export function uploadCheck(isKnown?: (conversion: Conversion) => boolean) {
	const skipOf = firstOf<UploadSettings>([
		tooOld(NAME, MAX_AGE_DAYS),
		inTheFuture(NAME),
		negative,
		(conversion, { actions }) => noAction(conversion, actions),
		...identityRules(isKnown),
	]);
	return (
		conversion: Conversion,
		settings: UploadSettings,
		nowMs: number,
	): Skip | Refusal | undefined => {
		const skip = skipOf(conversion, settings, nowMs);
		if (skip !== undefined || settings.sendsYoungClicks) return skip;
		return clickOf(conversion) === undefined ? undefined : tooEarly(conversion, nowMs);
	};
}
