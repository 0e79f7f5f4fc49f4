import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { x } from '../../../../../nodes/shared/platforms/x';
import { faultOfEvent } from '../../../../simulators/x';
import { itSkipsWhatIsRefused, type CheckCase } from '../checks';
import { NOW_MS } from '../examples';
import { eventOf, xSettings } from './shop';

const DAY_MS = 86_400_000;
const ago = (ms: number) => ({ convertedAt: new Date(NOW_MS - ms).toISOString() });
const NOBODY: Partial<Conversion> = { ip: null, userAgent: null };

const CASES: CheckCase[] = [
	['a sale of the last hour', {}, {}, undefined],
	['of whatever age', ago(365 * DAY_MS), {}, undefined],
	['five minutes ahead', ago(-300_000), {}, undefined],
	['six minutes ahead', ago(-360_000), {}, 'in_the_future'],
	['a sale below nothing', { revenue: -1 }, {}, 'negative_value'],
	['a value without currency', { currency: null }, {}, 'no_currency'],
	['no event to count it', {}, { parameters: { xEventId: '' } }, 'no_conversion_id'],
	['no click of X, though one is wanted', {}, { requiresClickId: true }, 'no_click_id'],
	[
		'a click of X, as wanted',
		{ adClickIds: { twclid: 't-1' } },
		{ requiresClickId: true },
		undefined,
	],
	['nobody', NOBODY, {}, 'no_identity'],
	['an address without a browser', { userAgent: null }, {}, 'no_identity'],
	['a browser without an address', { ip: null }, {}, 'no_identity'],
	['nobody, but a click', { ...NOBODY, adClickIds: { twclid: 't-1' } }, {}, undefined],
	['nobody, but an e-mail', { ...NOBODY, user: { email: 'a@example.com' } }, {}, undefined],
	['nobody, but a phone', { ...NOBODY, user: { phone: '+15554441234' } }, {}, undefined],
];

itSkipsWhatIsRefused(
	'X',
	x.platform,
	CASES,
	({ parameters, requiresClickId }) => xSettings(parameters, { requiresClickId }),
	(more, settings) => faultOfEvent(eventOf(more, settings), NOW_MS),
);
