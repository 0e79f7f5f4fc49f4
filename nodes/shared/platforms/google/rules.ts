import type { Conversion } from '../../conversion/conversion';
import type { Hasher } from '../hash';
import { noClickId, unless, type Rule } from '../rules';
import { clickOf } from './click';
import { isSomebody, personOf } from './person';
import { isTakenBack } from './takenBack';

const DAY_MS = 86_400_000;
/** The longest click-through window a conversion action can have, in days. */
const MAX_WINDOW_DAYS = 90;

/** A value below nothing is a refund in other words, and has a way of its own. */
export const negative: Rule<unknown> = (conversion) =>
	conversion.revenue !== null && conversion.revenue < 0 && !isTakenBack(conversion)
		? {
				code: 'negative_value',
				reason: 'Google takes no negative value',
				advice:
					"Give the conversion the status refunded in the tracker, and send such ones with the platform 'Google Ads Adjustments'",
			}
		: undefined;

/**
 * Rules on who converted and on which click, shared by the ways to upload a conversion. `isKnown` tells
 * of other marks by which the platform finds the visit.
 */
export const identityRules = (
	isKnown: (conversion: Conversion) => boolean = () => false,
): Array<Rule<{ requiresClickId: boolean; hasher: Hasher }>> => [
	noClickId('Google', (conversion) => clickOf(conversion)?.id),
	unless(
		(conversion, { hasher }) =>
			clickOf(conversion) !== undefined ||
			isKnown(conversion) ||
			isSomebody(personOf(conversion, hasher)),
		{
			code: 'no_identity',
			reason:
				'Nothing in it tells Google who converted: no gclid, gbraid or wbraid, no e-mail and no phone that may be sent',
			advice: 'Pass gclid, gbraid and wbraid to the tracker, each in a sub-ID of its own',
		},
	),
	(conversion) => {
		const { clickedAt, convertedAt } = conversion;
		if (clickedAt === null || clickOf(conversion) === undefined) return undefined;
		const afterMs = Date.parse(convertedAt) - Date.parse(clickedAt);
		if (afterMs < 0) {
			return {
				code: 'precedes_click',
				reason: `Its time, ${convertedAt}, lies before the click of ${clickedAt}, and Google takes no such conversion`,
				advice: 'Check the clock of the tracker and the time zone of the trigger',
			};
		}
		if (afterMs <= MAX_WINDOW_DAYS * DAY_MS) return undefined;
		return {
			code: 'click_too_old',
			reason: `The click was more than ${MAX_WINDOW_DAYS} days before, beyond the window of any conversion action`,
			advice: 'Nothing to do: Google does not connect the two any more',
		};
	},
];
