import type { Conversion } from '../../conversion/conversion';
import { clickOf } from '../google/click';
import { noAction } from '../google/conversionActions';
import { negative } from '../google/rules';
import { userIdentifiers } from '../googleAds/userIdentifiers';
import type { Refusal, Skip } from '../platform';
import { firstOf, inTheFuture, tooOld } from '../rules';
import { kindOf } from './kind';
import type { AdjustmentSettings } from './settings';

const NAME = 'Google Ads Adjustments';
const DAY_MS = 86_400_000;
/** Youngest and oldest conversion that can be adjusted (`TOO_RECENT_CONVERSION`, `CONVERSION_EXPIRED`). */
const KNOWN_AFTER_MS = DAY_MS;
const MAX_AGE_DAYS = 54;

const NOTHING_TO_ADJUST: Skip = {
	code: 'nothing_to_adjust',
	reason:
		'It is neither rejected nor refunded, and its revenue has not changed: there is nothing to adjust',
	advice:
		"Nothing to do here: conversions themselves go out with the platform 'Google Ads (Data Manager API)'",
};

const skipOf = firstOf<AdjustmentSettings>([
	(conversion, settings) =>
		kindOf(conversion, settings) === undefined ? NOTHING_TO_ADJUST : undefined,
	tooOld(NAME, MAX_AGE_DAYS),
	inTheFuture(NAME),
	negative,
	(conversion, { actions }) => noAction(conversion, actions),
	(conversion, settings) =>
		kindOf(conversion, settings) !== 'ENHANCEMENT' && settings.identifiedBy === 'gclid'
			? noGclid(conversion)
			: undefined,
	(conversion, settings) =>
		kindOf(conversion, settings) === 'ENHANCEMENT' &&
		userIdentifiers(conversion, settings.hasher) === undefined
			? {
					code: 'nothing_to_add',
					reason:
						'An enhancement adds e-mail or phone of the buyer, and it has neither that may be sent',
					advice: 'Pass them to the tracker, or to the node that makes the conversion',
				}
			: undefined,
]);

function noGclid(conversion: Conversion): Skip | undefined {
	if (clickOf(conversion)?.kind === 'gclid') return undefined;
	return {
		code: 'no_click_id',
		reason: 'It has no gclid, by which it was to be told to Google',
		advice: "Choose Order ID under 'Conversion Identified By' if it was uploaded with one",
	};
}

/** What Google would refuse for ever, then what it would refuse now. */
export function check(
	conversion: Conversion,
	settings: AdjustmentSettings,
	nowMs: number,
): Skip | Refusal | undefined {
	return skipOf(conversion, settings, nowMs) ?? tooRecent(conversion, settings, nowMs);
}

function tooRecent(
	conversion: Conversion,
	settings: AdjustmentSettings,
	nowMs: number,
): Refusal | undefined {
	const waitMs = Date.parse(conversion.convertedAt) + KNOWN_AFTER_MS - nowMs;
	// Enhancements are wanted as soon as possible.
	if (waitMs <= 0 || kindOf(conversion, settings) === 'ENHANCEMENT') return undefined;
	return {
		class: 'too early',
		code: 'TOO_RECENT_CONVERSION',
		reason: `The conversion of ${conversion.convertedAt} is younger than a day, and Google adjusts none before`,
		advice: 'Send it again at the time in retryAt, for example after a Wait node',
		retryAfterMs: waitMs,
	};
}
