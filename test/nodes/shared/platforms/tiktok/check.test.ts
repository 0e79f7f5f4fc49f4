import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { tiktok } from '../../../../../nodes/shared/platforms/tiktok';
import { faultOfEvent } from '../../../../simulators/tiktok';
import { itSkipsWhatIsRefused, type CheckCase } from '../checks';
import { NOW_MS } from '../examples';
import { eventOf, tiktokSettings } from './shop';

const NOBODY: Partial<Conversion> = { clickId: null, ip: null };

const CASES: CheckCase[] = [
	['a sale of the last hour', {}, {}, undefined],
	['a sale of last year', { convertedAt: '2025-11-20T12:00:00.000Z' }, {}, undefined],
	['a sale of nothing', { revenue: 0 }, {}, undefined],
	['a sale below nothing', { revenue: -0.01 }, {}, 'negative_value'],
	['a value without currency', { currency: null }, {}, 'no_currency'],
	['neither', { revenue: null, currency: null }, {}, undefined],
	['no page', {}, { parameters: { eventSourceUrl: '' } }, 'no_page'],
	['a page that is none', {}, { parameters: { eventSourceUrl: 'example.com' } }, 'no_page'],
	[
		'no page, offline',
		{},
		{ parameters: { eventSourceUrl: '', eventSource: 'offline' } },
		undefined,
	],
	['no click of TikTok, though one is wanted', {}, { requiresClickId: true }, 'no_click_id'],
	[
		'a click of TikTok, as wanted',
		{ adClickIds: { ttclid: 'E.C.P.test' } },
		{ requiresClickId: true },
		undefined,
	],
	['nobody', NOBODY, {}, 'no_identity'],
	['nobody in a city', { ...NOBODY, user: { city: 'Berlin' } }, {}, 'no_identity'],
	['nobody, but a phone', { ...NOBODY, user: { phone: '+16505551212' } }, {}, undefined],
	[
		'nobody, but a lead of the CRM',
		{ ...NOBODY, platformFields: { tiktok: { lead_id: '1' } } },
		{ parameters: { eventSource: 'crm' } },
		undefined,
	],
];

itSkipsWhatIsRefused(
	'TikTok',
	tiktok.platform,
	CASES,
	({ parameters, requiresClickId }) => tiktokSettings(parameters, { requiresClickId }),
	(more, settings) => faultOfEvent(eventOf(more, settings), settings.eventSource, NOW_MS),
	// The simulator takes any key of the user for somebody, as the reference tells no more.
	['no_identity'],
);
