import type { Conversion } from '../../conversion/conversion';
import { isTakenBack } from '../google/takenBack';
import type { DataManagerSettings } from './settings';

/**
 * What the API has instead of a retraction: an event with the same transaction ID, conversion action and
 * identifier is taken for a change of the value (ad-platforms §2.2, row `Adjust`). That it also takes
 * a value down to nothing is documented nowhere and was not tried against Google (§8), which is why
 * the panel calls it doubtful and Google Ads Adjustments is what it recommends.
 *
 * Tells such a change from the event itself: blank for the latter.
 */
export function about(
	conversion: Pick<Conversion, 'status' | 'change' | 'changedFields' | 'revenue'>,
	{ changes }: Pick<DataManagerSettings, 'changes'>,
): string {
	if (changes !== 'resend') return '';
	if (isTakenBack(conversion)) return 'value:0';
	const { change, changedFields, revenue } = conversion;
	const isRestated = change === 'updated' && changedFields.includes('revenue');
	return isRestated && revenue !== null ? `value:${revenue}` : '';
}
