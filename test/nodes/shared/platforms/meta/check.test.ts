import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { meta } from '../../../../../nodes/shared/platforms/meta';
import type { MetaSettings } from '../../../../../nodes/shared/platforms/meta/settings';
import { faultOfEvent } from '../../../../simulators/meta/eventRules';
import { exampleConversion, FBCLID, metaSettings, NOW_MS } from '../examples';

const DAY_MS = 86_400_000;
const ago = (ms: number): Partial<Conversion> => ({
	convertedAt: new Date(NOW_MS - ms).toISOString(),
});
const NOBODY: Partial<Conversion> = { clickId: null, ip: null };
const inStore: Partial<MetaSettings> = { actionSource: 'physical_store' };
const named = (name: string): Partial<MetaSettings> => ({ eventNames: new Map([['Lead', name]]) });

type Case = [string, Partial<Conversion>, Partial<MetaSettings>, string | undefined];

const CASES: Case[] = [
	['a sale of the last hour', {}, {}, undefined],
	['7 days old', ago(7 * DAY_MS), {}, undefined],
	['a second older than 7 days', ago(7 * DAY_MS + 1_000), {}, 'too_old'],
	['62 days old, in a store', ago(62 * DAY_MS), inStore, undefined],
	['a second older than 62 days, in a store', ago(62 * DAY_MS + 1_000), inStore, 'too_old'],
	['a minute ahead', ago(-60_000), {}, undefined],
	['two minutes ahead', ago(-120_000), {}, 'in_the_future'],
	['a sale without revenue', { revenue: null }, {}, 'no_value'],
	['a sale of nothing', { revenue: 0 }, {}, undefined],
	['a sale below nothing', { revenue: -0.01 }, {}, 'negative_value'],
	['a sale without currency', { currency: null }, {}, 'no_currency'],
	['a lead without either', { event: 'Lead', revenue: null, currency: null }, {}, undefined],
	['a lead below nothing', { event: 'Lead', revenue: -1 }, {}, 'negative_value'],
	[
		'a lead called Purchase, without revenue',
		{ event: 'Lead', revenue: null },
		named('Purchase'),
		'no_value',
	],
	['a custom event called Purchase', { event: 'Custom_Purchase', revenue: null }, {}, 'no_value'],
	['no page at all', {}, { eventSourceUrl: null }, 'no_page'],
	['a page without https', {}, { eventSourceUrl: 'landing.example.com' }, 'no_page'],
	[
		'only a page of its own',
		{ pageUrl: 'https://a.example.com' },
		{ eventSourceUrl: null },
		undefined,
	],
	['no page, by chat', {}, { eventSourceUrl: null, actionSource: 'chat' }, undefined],
	['no user agent', { userAgent: null }, {}, 'no_user_agent'],
	['a blank user agent', { userAgent: '  ' }, {}, 'no_user_agent'],
	[
		'no user agent, from a system',
		{ userAgent: null },
		{ actionSource: 'system_generated' },
		undefined,
	],
	['nobody', NOBODY, {}, 'no_identity'],
	['nobody, but an e-mail', { ...NOBODY, user: { email: 'b@example.com' } }, {}, undefined],
	['no click of Meta, though one is wanted', {}, { requiresClickId: true }, 'no_click_id'],
	[
		'a click of Meta, as wanted',
		{ adClickIds: { fbclid: FBCLID } },
		{ requiresClickId: true },
		undefined,
	],
	[
		'a macro for a click',
		{ adClickIds: { fbclid: '{fbclid}' } },
		{ requiresClickId: true },
		'no_click_id',
	],
];

describe.each(CASES)('a conversion: %s', (_what, more, moreSettings, code) => {
	const conversion = exampleConversion(more);
	const settings = metaSettings(moreSettings);
	const skip = meta.platform.check(conversion, settings, NOW_MS);

	it(code === undefined ? 'is sent' : `is skipped as ${code}`, () => expect(skip?.code).toBe(code));

	if (skip === undefined) {
		it('is taken by Meta, so that it cannot cost the rest of its batch', () => {
			const event: unknown = JSON.parse(
				meta.platform.event({ conversion, eventId: 'e' }, settings),
			);
			expect(faultOfEvent(event, NOW_MS)).toBeUndefined();
		});
	} else {
		it('says why and what to do', () => {
			expect(skip.reason).toMatch(/^[A-Z].{20,}[^.]$/s);
			expect(skip.advice).toMatch(/^[A-Z].{15,}[^.]$/s);
		});
	}
});

it('has a test for each reason to skip', () => {
	const tested = new Set(CASES.map(([, , , code]) => code));
	expect(tested.size - 1).toBe(9);
});

it('does not skip what Meta would take: each skip but the choice of the user is a refusal there', () => {
	const own = new Set([undefined, 'no_click_id']);
	for (const [what, more, moreSettings, code] of CASES) {
		if (own.has(code)) continue;
		const settings = metaSettings(moreSettings);
		const text = meta.platform.event(
			{ conversion: exampleConversion(more), eventId: 'e' },
			settings,
		);
		expect([what, faultOfEvent(JSON.parse(text), NOW_MS)]).not.toEqual([what, undefined]);
	}
});

it('names the day and the limit of what is too old', () => {
	const skip = meta.platform.check(exampleConversion(ago(8 * DAY_MS)), metaSettings(), NOW_MS);
	expect(skip?.reason).toBe(
		'It happened on 2026-11-12, and Meta takes events of the last 7 days only',
	);
});
