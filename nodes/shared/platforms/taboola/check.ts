import { firstOf, inTheFuture, negativeValue, noCurrency } from '../rules';
import { tblciOf } from './event';
import type { TaboolaSettings } from './settings';

const NAME = 'Taboola';

/** What Taboola cannot use; it would not say so. First match decides. */
export const check = firstOf<TaboolaSettings>([
	(conversion) =>
		tblciOf(conversion) === undefined
			? {
					code: 'no_click_id',
					reason: 'It has no click ID of Taboola, and Taboola knows conversions by nothing else',
					advice: 'Pass tblci to the tracker in a sub-ID or as external ID',
				}
			: undefined,
	inTheFuture(NAME, 1),
	negativeValue(NAME),
	noCurrency(NAME),
]);
