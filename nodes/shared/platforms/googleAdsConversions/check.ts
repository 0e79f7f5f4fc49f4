import type { Conversion } from '../../conversion/conversion';
import { clickOf, tooEarly } from '../google/click';
import { noAction } from '../google/conversionActions';
import { identityRules, negative } from '../google/rules';
import type { Refusal, Skip } from '../platform';
import { firstOf, inTheFuture, tooOld } from '../rules';
import type { AdsConversionSettings } from './settings';

const NAME = 'Google Ads';
/** The longest window a conversion action can have, in days. */
const MAX_AGE_DAYS = 90;
/** How far ahead of Google's clock a conversion may be; our own choice, against wrong clocks. */
const MAX_AHEAD_MINUTES = 5;

const skipOf = firstOf<AdsConversionSettings>([
	tooOld(NAME, MAX_AGE_DAYS),
	inTheFuture(NAME, MAX_AHEAD_MINUTES),
	negative,
	(conversion, { actions }) => noAction(conversion, actions),
	...identityRules(),
]);

/** What Google would refuse for ever, then what it would refuse now. */
export function check(
	conversion: Conversion,
	settings: AdsConversionSettings,
	nowMs: number,
): Skip | Refusal | undefined {
	const skip = skipOf(conversion, settings, nowMs);
	if (skip !== undefined || settings.sendsYoungClicks) return skip;
	return clickOf(conversion) === undefined ? undefined : tooEarly(conversion, nowMs);
}
