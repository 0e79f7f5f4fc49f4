import { firstOf, inTheFuture, negativeValue, noCurrency, unknownClick } from '../rules';
import { tblciOf } from './event';
import type { TaboolaSettings } from './settings';

const NAME = 'Taboola';

/** What Taboola cannot use; it would not say so. First match decides. */
export const check = firstOf<TaboolaSettings>([
	unknownClick(NAME, 'tblci', tblciOf),
	inTheFuture(NAME, 1),
	negativeValue(NAME),
	noCurrency(NAME),
]);
