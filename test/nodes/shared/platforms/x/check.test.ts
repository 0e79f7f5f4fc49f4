import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { x } from '../../../../../nodes/shared/platforms/x';
import { faultOfEvent } from '../../../../simulators/x';
import { exampleConversion, NOW_MS } from '../examples';
import type { Parameters } from '../overHttp';
import { eventOf, xSettings } from './shop';

const DAY_MS = 86_400_000;
const ago = (ms: number) => ({ convertedAt: new Date(NOW_MS - ms).toISOString() });
const NOBODY: Partial<Conversion> = { ip: null, userAgent: null };

interface Choice {
	parameters?: Parameters;
	requiresClickId?: boolean;
}

const CASES: Array<[string, Partial<Conversion>, Choice, string | undefined]> = [
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

describe.each(CASES)('%s', (_what, more, { parameters, requiresClickId }, code) => {
	const settings = xSettings(parameters, { requiresClickId });
	const skip = x.platform.check(exampleConversion(more), settings, NOW_MS);
	const fault = faultOfEvent(eventOf(more, settings), NOW_MS);

	it(code === undefined ? 'is sent' : `is skipped as ${code}`, () => expect(skip?.code).toBe(code));

	if (skip === undefined) {
		it('is taken by X, so that it cannot cost the rest of its batch', () =>
			expect(fault).toBeUndefined());
	} else {
		it('says why and what to do', () => {
			expect(skip.reason).toMatch(/^[A-Z].{20,}[^.]$/s);
			expect(skip.advice).toMatch(/^[A-Z].{15,}[^.]$/s);
		});
		if (code !== 'no_click_id' && code !== 'no_currency') {
			it('would be refused by X', () => expect(fault).toBeDefined());
		}
	}
});
