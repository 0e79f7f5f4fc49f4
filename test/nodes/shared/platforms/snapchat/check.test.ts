import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { snapchat } from '../../../../../nodes/shared/platforms/snapchat';
import { faultOfEvent } from '../../../../simulators/snapchat';
import { exampleConversion, NOW_MS } from '../examples';
import type { Parameters } from '../overHttp';
import { eventOf, snapchatSettings } from './shop';

const DAY_MS = 86_400_000;
const ago = (ms: number) => ({ convertedAt: new Date(NOW_MS - ms).toISOString() });
const NOBODY: Partial<Conversion> = { ip: null };
const byHand = (fields: object) => ({ platformFields: { snapchat: fields as never } });

interface Choice {
	parameters?: Parameters;
	requiresClickId?: boolean;
}

const CASES: Array<[string, Partial<Conversion>, Choice, string | undefined]> = [
	['a sale of the last hour', {}, {}, undefined],
	['37 days old', ago(37 * DAY_MS), {}, undefined],
	['a second older', ago(37 * DAY_MS + 1_000), {}, 'too_old'],
	['five minutes ahead', ago(-300_000), {}, undefined],
	['an hour ahead', ago(-3_600_000), {}, 'in_the_future'],
	['an event Snap has no name for', { event: 'Custom_Deposit' }, {}, 'no_event_name'],
	['a sale without revenue', { revenue: null }, {}, 'no_value'],
	['a lead without revenue', { event: 'Lead', revenue: null, currency: null }, {}, undefined],
	['a sale below nothing', { revenue: -1 }, {}, 'negative_value'],
	['a value without currency', { currency: null }, {}, 'no_currency'],
	['no page', {}, { parameters: { eventSourceUrl: '' } }, 'no_page'],
	[
		'no page, in a shop',
		{},
		{ parameters: { eventSourceUrl: '', actionSource: 'OFFLINE' } },
		undefined,
	],
	['an app without its data', {}, { parameters: { actionSource: 'MOBILE_APP' } }, 'no_app_data'],
	[
		'an app with all of its data',
		byHand({ extinfo: ['a2', ...new Array<string>(15).fill('')] }),
		{ parameters: { actionSource: 'MOBILE_APP' } },
		undefined,
	],
	[
		'an app with too much data',
		byHand({ extinfo: ['a2', ...new Array<string>(17).fill('')] }),
		{ parameters: { actionSource: 'MOBILE_APP' } },
		'no_app_data',
	],
	['no click of Snap, though one is wanted', {}, { requiresClickId: true }, 'no_click_id'],
	[
		'a click of Snap, as wanted',
		{ adClickIds: { scCid: 'x' } },
		{ requiresClickId: true },
		undefined,
	],
	['nobody', NOBODY, {}, 'no_identity'],
	['an address without a browser', { userAgent: ' ' }, {}, 'no_identity'],
	['nobody, but a phone', { ...NOBODY, user: { phone: '+16505551212' } }, {}, undefined],
	['nobody, but a device', { ...NOBODY, ...byHand({ madid: 'a-b' }) }, {}, undefined],
];

describe.each(CASES)('%s', (_what, more, { parameters, requiresClickId }, code) => {
	const settings = snapchatSettings(parameters, { requiresClickId });
	const skip = snapchat.platform.check(exampleConversion(more), settings, NOW_MS);

	it(code === undefined ? 'is sent' : `is skipped as ${code}`, () => expect(skip?.code).toBe(code));

	if (skip === undefined) {
		it('is taken by Snap, so that it cannot cost the rest of its batch', () =>
			expect(faultOfEvent(eventOf(more, settings), NOW_MS)).toBeUndefined());
	} else {
		it('says why and what to do', () => {
			expect(skip.reason).toMatch(/^[A-Z].{20,}[^.]$/s);
			expect(skip.advice).toMatch(/^[A-Z].{15,}[^.]$/s);
		});
	}
});

it('does not skip what Snap would take: each skip but the choices of this package is a refusal there', () => {
	const own = new Set([undefined, 'no_click_id', 'no_currency']);
	for (const [what, more, { parameters }, code] of CASES) {
		if (own.has(code)) continue;
		const fault = faultOfEvent(eventOf(more, snapchatSettings(parameters)), NOW_MS);
		expect([what, fault]).not.toEqual([what, undefined]);
	}
});
