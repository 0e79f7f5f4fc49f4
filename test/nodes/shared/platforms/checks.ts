import type { Conversion } from '../../../../nodes/shared/conversion/conversion';
import type { AdPlatform } from '../../../../nodes/shared/platforms/platform';
import { exampleConversion, NOW_MS } from './examples';
import type { Parameters } from './overHttp';

/** What the user chose. */
export interface Choice {
	parameters?: Parameters;
	requiresClickId?: boolean;
}

/** A conversion, and the code with which it is skipped; `undefined` for one that is sent. */
export type CheckCase<C = Choice> = [
	what: string,
	more: Partial<Conversion>,
	choice: C,
	code: string | undefined,
];

/** Reasons of this package: the platform would take such an event. */
const OUR_REASONS = ['no_click_id', 'no_currency'];

/** Checks that what is sent would be taken, and that what is skipped would be refused. */
export function itSkipsWhatIsRefused<S, C>(
	name: string,
	platform: Pick<AdPlatform<S>, 'check'>,
	cases: ReadonlyArray<CheckCase<C>>,
	settingsOf: (choice: C) => S,
	faultOf: (more: Partial<Conversion>, settings: S) => string | undefined,
	moreOfOurs: readonly string[] = [],
): void {
	const ours: ReadonlyArray<string | undefined> = [...OUR_REASONS, ...moreOfOurs];
	describe.each([...cases])('%s', (_what, more, choice, code) => {
		const settings = settingsOf(choice);
		const skip = platform.check(exampleConversion(more), settings, NOW_MS);
		const fault = faultOf(more, settings);

		it(code === undefined ? 'is sent' : `is skipped as ${code}`, () =>
			expect(skip?.code).toBe(code),
		);

		if (skip === undefined) {
			it(`is taken by ${name}, so that it cannot cost the rest of its batch`, () =>
				expect(fault).toBeUndefined());
		} else {
			it('says why and what to do', () => {
				expect(skip.reason).toMatch(/^[A-Z].{20,}[^.]$/s);
				expect(skip.advice).toMatch(/^[A-Z].{15,}[^.]$/s);
			});
			if (!ours.includes(code)) {
				it(`would be refused by ${name}`, () => expect(fault).toBeDefined());
			}
		}
	});
}
