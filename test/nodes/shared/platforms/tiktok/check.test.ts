import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { tiktok } from '../../../../../nodes/shared/platforms/tiktok';
import { faultOfEvent } from '../../../../simulators/tiktok';
import { exampleConversion, NOW_MS } from '../examples';
import type { Parameters } from '../overHttp';
import { eventOf, tiktokSettings } from './shop';

const NOBODY: Partial<Conversion> = { clickId: null, ip: null };

interface Choice {
	parameters?: Parameters;
	requiresClickId?: boolean;
}

const CASES: Array<[string, Partial<Conversion>, Choice, string | undefined]> = [
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

describe.each(CASES)('%s', (_what, more, { parameters, requiresClickId }, code) => {
	const settings = tiktokSettings(parameters, { requiresClickId });
	const skip = tiktok.platform.check(exampleConversion(more), settings, NOW_MS);

	it(code === undefined ? 'is sent' : `is skipped as ${code}`, () => expect(skip?.code).toBe(code));

	if (skip === undefined) {
		it('is taken by TikTok, so that it cannot cost the rest of its batch', () =>
			expect(faultOfEvent(eventOf(more, settings), settings.eventSource, NOW_MS)).toBeUndefined());
	} else {
		it('says why and what to do', () => {
			expect(skip.reason).toMatch(/^[A-Z].{20,}[^.]$/s);
			expect(skip.advice).toMatch(/^[A-Z].{15,}[^.]$/s);
		});
	}
});
