import type { Reading, Refusal } from '../../../../nodes/shared/platforms/platform';
import { Repair } from '../../../../nodes/shared/platforms/repair';
import { seeded } from './examples';
import { AUTH, INVALID, TAKEN, TEMPORARY } from './fakePlatform';

/** Repairs a batch of which some rows are bad, at a platform that takes all or nothing. */
async function repair(
	size: number,
	bad: ReadonlySet<number>,
	refuse: (culprits: number[]) => Reading = () => INVALID,
) {
	const rows = Array.from({ length: size }, (_, row) => row);
	const taken: number[] = [];
	let calls = 0;
	const attempt = async (sent: readonly number[]): Promise<Reading> => {
		calls++;
		const culprits = sent.flatMap((row, at) => (bad.has(row) ? [at] : []));
		if (culprits.length > 0) return refuse(culprits);
		taken.push(...sent);
		return TAKEN;
	};
	const first = await attempt(rows);
	const work = new Repair(attempt);
	if (first.refusal !== undefined) await work.run(rows, first);
	const refused = [...work.refused.keys()].sort((a, b) => a - b);
	return { taken, refused, reasons: work.refused, calls: calls - 1, first };
}

const pick = (size: number, count: number, seed: number): Set<number> => {
	const random = seeded(seed);
	const bad = new Set<number>();
	while (bad.size < count) bad.add(Math.floor(random() * size));
	return bad;
};

const SIZES = [1, 2, 3, 7, 64, 100, 999, 1_000];
const SHARES = [0.001, 0.01, 0.05, 0.2];
const CASES = SIZES.flatMap((size) =>
	SHARES.map((share): [number, number] => [size, Math.max(1, Math.floor(size * share))]),
);

describe.each(CASES)('of %d rows, %d bad', (size, count) => {
	const seeds = Array.from({ length: 10 }, (_, seed) => seed + 1);

	it('the bad are refused, and every good one is taken exactly once', async () => {
		for (const seed of seeds) {
			const bad = pick(size, count, seed);
			const { taken, refused } = await repair(size, bad);
			expect(refused).toEqual([...bad].sort((a, b) => a - b));
			expect(taken).toHaveLength(size - count);
			expect(new Set(taken).size).toBe(size - count);
		}
	});

	it('each bad one costs at most 2·log2(n) requests more, but for the samples', async () => {
		const samples = 8;
		for (const seed of seeds) {
			const { calls } = await repair(size, pick(size, count, seed));
			expect(calls).toBeLessThanOrEqual(count * 2 * Math.ceil(Math.log2(size)) + samples);
		}
	});
});

it('asks nothing more where there is only one row', async () => {
	expect((await repair(1, new Set([0]))).calls).toBe(0);
});

it('finds bad rows that stand side by side, and at both ends', async () => {
	for (const bad of [[0], [999], [0, 999], [499, 500], [0, 1, 2, 3, 4]]) {
		expect((await repair(1_000, new Set(bad))).refused).toEqual(bad);
	}
});

describe('where every row is bad', () => {
	const all = new Set(Array.from({ length: 1_000 }, (_, row) => row));

	it('does not ask for each of a thousand, and calls none accepted', async () => {
		const { calls, refused, taken } = await repair(1_000, all);
		expect(calls).toBeLessThanOrEqual(22);
		expect(refused).toHaveLength(1_000);
		expect(taken).toEqual([]);
	});

	it('tells rows that were tried alone from those that were not', async () => {
		const { reasons } = await repair(1_000, all);
		const texts = [...reasons.values()].map(({ reason }) => reason);
		expect(texts.filter((text) => text === 'It is invalid data')).toHaveLength(8);
		const untried = texts.filter((text) => text.includes('this one was not'));
		expect(untried).toHaveLength(992);
	});

	it('goes on asking where the samples have different faults', async () => {
		let nth = 0;
		const { refused, calls } = await repair(64, new Set([...all].slice(0, 64)), () => {
			const refusal: Refusal = { ...(INVALID.refusal as Refusal), code: `fault ${nth++}` };
			return { requestId: null, refusal };
		});
		expect(refused).toHaveLength(64);
		expect(calls).toBeGreaterThan(64);
	});
});

it('sends the good rows although all the rest is bad, once a sample shows that some are good', async () => {
	const good = [62, 187, 500];
	const bad = new Set(
		Array.from({ length: 1_000 }, (_, row) => row).filter((row) => !good.includes(row)),
	);
	const { taken, refused } = await repair(1_000, bad);
	expect(taken.sort((a, b) => a - b)).toEqual(good);
	expect(refused).toHaveLength(997);
});

describe('a platform that names the bad rows', () => {
	it('needs one request more, however many are bad', async () => {
		const bad = pick(1_000, 120, 7);
		const { refused, calls, taken } = await repair(1_000, bad, (culprits) => ({
			...INVALID,
			culprits,
		}));
		expect(new Set(refused)).toEqual(bad);
		expect(taken).toHaveLength(880);
		expect(calls).toBe(1);
	});

	it('can name them one by one', async () => {
		const bad = pick(1_000, 5, 3);
		const { refused, calls } = await repair(1_000, bad, ([first = 0]) => ({
			...INVALID,
			culprits: [first],
		}));
		expect(new Set(refused)).toEqual(bad);
		expect(calls).toBe(5);
	});

	it.each([[[5_000]], [[-1]], [[1.5]]])(
		'does not hold the execution for ever when it names %j, where there is no row',
		async (culprits) => {
			const { refused, taken } = await repair(100, new Set([42]), () => ({ ...INVALID, culprits }));
			expect(refused).toEqual([42]);
			expect(taken).toHaveLength(99);
		},
	);
});

it.each([
	['an outage', TEMPORARY],
	['a wrong key', AUTH],
])('does not halve for %s, which is the fault of no row', async (_what, reading) => {
	const { calls, refused, reasons } = await repair(100, new Set([3]), () => reading);
	expect(calls).toBe(0);
	expect(refused).toHaveLength(100);
	expect(reasons.get(50)).toEqual(reading.refusal);
});

it('keeps what was taken when an outage begins in the middle, and lets the rest be repeated', async () => {
	let nth = 0;
	const { taken, refused, reasons } = await repair(1_000, new Set([3]), () =>
		nth++ < 3 ? INVALID : TEMPORARY,
	);
	expect(taken.length + refused.length).toBe(1_000);
	expect(taken).toHaveLength(875);
	for (const { class: errorClass } of reasons.values()) expect(errorClass).toBe('temporary');
});
