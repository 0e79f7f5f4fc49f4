import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { pinterest } from '../../../../../nodes/shared/platforms/pinterest';
import { faultOfEvent } from '../../../../simulators/pinterest';
import { itSkipsWhatIsRefused, type CheckCase } from '../checks';
import { NOW_MS } from '../examples';
import { eventOf, pinterestSettings } from './shop';

const at = (ms: number) => ({ convertedAt: new Date(NOW_MS + ms).toISOString() });
const NOBODY: Partial<Conversion> = { ip: null };

const CASES: Array<CheckCase<boolean>> = [
	['a sale of the last hour', {}, false, undefined],
	['a sale without page and currency', { currency: null, pageUrl: null }, false, undefined],
	['five minutes ahead', at(300_000), false, undefined],
	['an hour ahead', at(3_600_000), false, 'in_the_future'],
	['a sale below nothing', { revenue: -1 }, false, 'negative_value'],
	['no click of Pinterest, though one is wanted', {}, true, 'no_click_id'],
	['a click of Pinterest, as wanted', { adClickIds: { epik: 'x' } }, true, undefined],
	['nobody', NOBODY, false, 'no_identity'],
	['nobody, but a phone', { ...NOBODY, user: { phone: '+16505551212' } }, false, 'no_identity'],
	['nobody, but an e-mail', { ...NOBODY, user: { email: 'a@example.com' } }, false, undefined],
	[
		'nobody, but a device',
		{ ...NOBODY, platformFields: { pinterest: { hashed_maids: 'a-b' } } },
		false,
		undefined,
	],
];

itSkipsWhatIsRefused(
	'Pinterest',
	pinterest.platform,
	CASES,
	(requiresClickId) => pinterestSettings({}, { requiresClickId }),
	(more, settings) => faultOfEvent(eventOf(more, settings), NOW_MS),
);
