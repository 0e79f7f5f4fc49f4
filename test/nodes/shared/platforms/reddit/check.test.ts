import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { reddit } from '../../../../../nodes/shared/platforms/reddit';
import { faultOfEvent } from '../../../../simulators/reddit';
import { itSkipsWhatIsRefused, type CheckCase } from '../checks';
import { NOW_MS } from '../examples';
import { eventOf, redditSettings } from './shop';

const DAY_MS = 86_400_000;
const ago = (ms: number) => ({ convertedAt: new Date(NOW_MS - ms).toISOString() });
const NOBODY: Partial<Conversion> = { clickId: null, ip: null };
const inShop = { parameters: { actionSource: 'PHYSICAL_STORE' } };

const CASES: CheckCase[] = [
	['a sale of the last hour', {}, {}, undefined],
	['7 days old', ago(7 * DAY_MS), {}, undefined],
	['a second older', ago(7 * DAY_MS + 1_000), {}, 'too_old'],
	['five minutes ahead', ago(-300_000), {}, undefined],
	['six minutes ahead', ago(-360_000), {}, 'in_the_future'],
	['a name of 64 characters', { event: `Custom_${'x'.repeat(64)}` }, {}, undefined],
	['a longer one', { event: `Custom_${'x'.repeat(65)}` }, {}, 'event_name_too_long'],
	['a sale below nothing', { revenue: -1 }, {}, 'negative_value'],
	['a value without currency', { currency: null }, {}, 'no_currency'],
	['no page', {}, { parameters: { eventSourceUrl: '' } }, undefined],
	['no click of Reddit, though one is wanted', {}, { requiresClickId: true }, 'no_click_id'],
	[
		'a click of Reddit, as wanted',
		{ adClickIds: { rdtCid: '1' } },
		{ requiresClickId: true },
		undefined,
	],
	['nobody', NOBODY, {}, 'no_identity'],
	['nobody, but a click', { ...NOBODY, adClickIds: { rdtCid: '1' } }, {}, undefined],
	['a mere visitor of a shop', { clickId: null }, inShop, 'no_identity'],
	[
		'a known visitor of a shop',
		{ clickId: null, user: { email: 'a@example.com' } },
		inShop,
		undefined,
	],
	['nobody, but a phone', { ...NOBODY, user: { phone: '+15554441234' } }, {}, undefined],
];

itSkipsWhatIsRefused(
	'Reddit',
	reddit.platform,
	CASES,
	({ parameters, requiresClickId }) => redditSettings(parameters, { requiresClickId }),
	(more, settings) => faultOfEvent(eventOf(more, settings), NOW_MS),
);
