import { firstOf, negativeValue, noCurrency } from '../rules';
import { obClickIdOf } from './event';
import type { OutbrainSettings } from './settings';

const NAME = 'Outbrain';

/** What Outbrain cannot use; it would not say so. First match decides. */
export const check = firstOf<OutbrainSettings>([
	(conversion) =>
		obClickIdOf(conversion) === undefined
			? {
					code: 'no_click_id',
					reason: 'It has no click ID of Outbrain, and Outbrain knows conversions by nothing else',
					advice: 'Pass ob_click_id to the tracker in a sub-ID or as external ID',
				}
			: undefined,
	negativeValue(NAME),
	noCurrency(NAME),
]);
