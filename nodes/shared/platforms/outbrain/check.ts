import { firstOf, negativeValue, noCurrency, unknownClick } from '../rules';
import { obClickIdOf } from './event';
import type { OutbrainSettings } from './settings';

const NAME = 'Outbrain';

/** What Outbrain cannot use; it would not say so. First match decides. */
export const check = firstOf<OutbrainSettings>([
	unknownClick(NAME, 'ob_click_id', obClickIdOf),
	negativeValue(NAME),
	noCurrency(NAME),
]);
