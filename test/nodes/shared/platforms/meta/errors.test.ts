import { ADVICE, classOf, CODES } from '../../../../../nodes/shared/platforms/meta/errors';
import type { ErrorClass } from '../../../../../nodes/shared/platforms/platform';

// Source: ad-platforms §1.5.
const EXPECTED: Partial<Record<ErrorClass, number[]>> = {
	auth: [190, 102, 104],
	// 294 stands with wrong data in one source; Meta's own text for it is about a missing permission.
	permission: [10, 200, 201, 250, 294, 299],
	'invalid data': [100, 34, 38, 105, 3],
	throttled: [4, 17, 32, 341, 613, 80000, 80001, 80002, 80003, 80004, 80014],
	temporary: [1, 2, 368, 5000, 21009, 999_999, 0, -1],
	configuration: [2500],
};

const ROWS = Object.entries(EXPECTED).flatMap(([errorClass, codes]) =>
	codes.map((code) => [code, errorClass] as [number, ErrorClass]),
);

describe.each(ROWS)('code %d', (code, errorClass) => {
	it(`is ${errorClass}`, () => expect(classOf(code, undefined, false)).toBe(errorClass));

	const whenTransient = errorClass === 'invalid data' ? 'temporary' : errorClass;
	it(`is ${whenTransient} where Meta calls it transient`, () =>
		expect(classOf(code, undefined, true)).toBe(whenTransient));
});

it('has a test for every code of the table', () => {
	const tested = new Set(ROWS.map(([code]) => code));
	expect(Object.keys(CODES).filter((code) => !tested.has(Number(code)))).toEqual([]);
});

it.each([2804001, 2804003, 2804007, 2804009, 2804016, 2804017, 2804019, 2804048, 2804050])(
	'takes 100/%d for wrong data of one event, so that it is looked for',
	(subcode) => expect(classOf(100, subcode, false)).toBe('invalid data'),
);

it('takes 100/33 for a wrong dataset, so that nothing is looked for in the events', () => {
	expect(classOf(100, 33, false)).toBe('configuration');
	expect(classOf(100, 33, true)).toBe('configuration');
});

it.each(Object.entries(ADVICE))('says what to do about %s', (_class, advice) =>
	expect(advice).toMatch(/^[A-Z].{8,}[^.]$/s),
);
