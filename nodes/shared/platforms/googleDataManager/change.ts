import type { Conversion } from '../../conversion/conversion';
import { isRestated, restatement } from '../google/restated';
import { isTakenBack } from '../google/takenBack';
import type { DataManagerSettings } from './settings';

/**
 * What the API has instead of a retraction: an event with the same transaction ID, conversion action and
 * identifier is taken for a change of the value (ad-platforms §2.2, row `Adjust`). That it also takes
 * a value down to nothing is documented nowhere and was not tried against Google (ad-platforms §8), which is why
 * the panel calls it doubtful and Google Ads Adjustments is what it recommends.
 *
 * Tells such a change from the event itself: blank for the latter.
 */
export function about(
	conversion: Pick<Conversion, 'status' | 'changedFields' | 'revenue' | 'updatedAt'>,
	{ changes }: Pick<DataManagerSettings, 'changes'>,
): string {
	if (changes !== 'resend') return '';
	if (isTakenBack(conversion)) return 'value:0';
	return isRestated(conversion) ? `value:${restatement(conversion)}` : '';
}
