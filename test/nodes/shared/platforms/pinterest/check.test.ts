import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { pinterest } from '../../../../../nodes/shared/platforms/pinterest';
import { faultOfEvent } from '../../../../simulators/pinterest';
import { exampleConversion, NOW_MS } from '../examples';
import { eventOf, pinterestSettings } from './shop';

const at = (ms: number) => ({ convertedAt: new Date(NOW_MS + ms).toISOString() });
const NOBODY: Partial<Conversion> = { ip: null };

const CASES: Array<[string, Partial<Conversion>, boolean, string | undefined]> = [
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

describe.each(CASES)('%s', (_what, more, requiresClickId, code) => {
	const settings = pinterestSettings({}, { requiresClickId });
	const skip = pinterest.platform.check(exampleConversion(more), settings, NOW_MS);
	const fault = faultOfEvent(eventOf(more, settings), NOW_MS);

	it(code === undefined ? 'is sent' : `is skipped as ${code}`, () => expect(skip?.code).toBe(code));

	if (skip === undefined) {
		it('is taken by Pinterest', () => expect(fault).toBeUndefined());
	} else {
		it('says why and what to do', () => {
			expect(skip.reason).toMatch(/^[A-Z].{20,}[^.]$/s);
			expect(skip.advice).toMatch(/^[A-Z].{15,}[^.]$/s);
		});
		if (code !== 'no_click_id') {
			it('would be failed by Pinterest', () => expect(fault).toBeDefined());
		}
	}
});
