import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { microsoft } from '../../../../../nodes/shared/platforms/microsoft';
import { faultOfEvent } from '../../../../simulators/microsoft';
import { itSkipsWhatIsRefused, type CheckCase } from '../checks';
import { NOW_MS } from '../examples';
import { eventOf, microsoftSettings } from './shop';

const DAY_MS = 86_400_000;
const MSCLKID = 'c21cef8e4f1b1fdb4a2c8b6a7d3e9f01';
const ago = (ms: number) => ({ convertedAt: new Date(NOW_MS - ms).toISOString() });
const NOBODY: Partial<Conversion> = { clickId: null };

const CASES: Array<CheckCase<{ requiresClickId?: boolean }>> = [
	['a sale of the last hour', {}, {}, undefined],
	['7 days old', ago(7 * DAY_MS), {}, undefined],
	['a second older', ago(7 * DAY_MS + 1_000), {}, 'too_old'],
	['five minutes ahead', ago(-300_000), {}, undefined],
	['six minutes ahead', ago(-360_000), {}, 'in_the_future'],
	['a sale below nothing', { revenue: -1 }, {}, 'negative_value'],
	['a value without currency', { currency: null }, {}, 'no_currency'],
	['no click of Microsoft, though one is wanted', {}, { requiresClickId: true }, 'no_click_id'],
	[
		'something else for a click of Microsoft',
		{ adClickIds: { msclkid: 'abc' } },
		{ requiresClickId: true },
		'no_click_id',
	],
	[
		'a click of Microsoft, as wanted',
		{ adClickIds: { msclkid: MSCLKID } },
		{ requiresClickId: true },
		undefined,
	],
	['an address and a browser only', NOBODY, {}, 'no_identity'],
	['nobody, but a click', { ...NOBODY, adClickIds: { msclkid: MSCLKID } }, {}, undefined],
	['nobody, but an e-mail', { ...NOBODY, user: { email: 'a@example.com' } }, {}, undefined],
	['nobody, but an id', { ...NOBODY, user: { externalId: 'crm-7' } }, {}, undefined],
	[
		'an id of the UET cookie',
		{ ...NOBODY, platformFields: { microsoft: { anonymousId: 'a-1' } } },
		{},
		undefined,
	],
	[
		'an e-mail that must not be handed on',
		{ ...NOBODY, user: { email: 'a@example.com' }, consent: { adUserData: 'denied' } },
		{},
		'no_identity',
	],
];

itSkipsWhatIsRefused(
	'Microsoft',
	microsoft.platform,
	CASES,
	(choice) => microsoftSettings({}, choice),
	(more, settings) => faultOfEvent(eventOf(more, settings), NOW_MS),
);
