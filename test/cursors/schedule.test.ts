import { pollsOf } from './firstSync';
import { MOMENTS } from './moments';
import { THRICE, untilNext } from './schedule';

describe('when polls begin', () => {
	it.each([
		[0, 0],
		[1_000, 19_000],
		[39_999, 1],
		[40_001, 19_999],
		[59_000, 1_000],
	])('%i ms into a minute the next is %i ms away', (passed, wait) => {
		expect(untilNext(THRICE, Date.UTC(2026, 10, 20, 12) + passed)).toBe(wait);
	});
});

describe('how long polls take', () => {
	it('from the first request of each to its last answer', () => {
		expect(pollsOf([], 600)).toEqual([]);
		expect(pollsOf([1_000, 1_650, 2_300, 60_000], 600)).toEqual([1_900, 600]);
	});
});

describe('the moments', () => {
	it('are twenty, and the first of them needs none before', () => {
		expect(MOMENTS).toHaveLength(20);
		expect(MOMENTS[0]?.isSecond).toBeUndefined();
		expect(new Set(MOMENTS.map(({ when }) => when)).size).toBe(MOMENTS.length);
	});
});
