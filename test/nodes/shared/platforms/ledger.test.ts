import { Ledger } from '../../../../nodes/shared/platforms/ledger';
import { processedData, ProcessKilledError } from '../../../harness';
import { seeded } from './examples';
import { deadlyGate, guarded, marksKept, nodeStore, type Gate } from './ledgerStore';

/** What the platform has accepted: the truth that the ledger must not run ahead of. */
let accepted: Set<string>;

beforeEach(() => {
	processedData.clear();
	accepted = new Set();
});

type Fate = 'accepted' | 'refused' | 'accepted unseen';
const FATES: Fate[] = ['accepted', 'accepted', 'refused', 'accepted unseen'];

interface Execution {
	keys: string[];
	fateOf: (key: string) => Fate;
	gate?: Gate;
	size?: number;
}

/** One execution: look, send what is not done, record. Returns what was sent. */
async function execute({ keys, fateOf, gate, size = 1_000 }: Execution): Promise<string[]> {
	const pass = gate ?? (async () => {});
	const ledger = new Ledger(guarded(pass), size);
	const standings = await ledger.begin(keys);
	const open = keys.filter((key) => {
		if (standings.get(key) !== 'done') return true;
		if (!accepted.has(key)) throw new Error(`${key} is called done, but was never accepted`);
		return false;
	});
	const seen = new Set<string>();
	for (const key of open) {
		// A process can also die between two requests.
		await pass('before');
		const fate = fateOf(key);
		if (fate !== 'refused') accepted.add(key);
		if (fate === 'accepted') seen.add(key);
	}
	await ledger.finish([...seen]);
	return open;
}

const all = (fate: Fate) => () => fate;
const dies = async (execution: Execution): Promise<boolean> => {
	try {
		await execute(execution);
		return false;
	} catch (error) {
		if (error instanceof ProcessKilledError) return true;
		throw error;
	}
};
const KEYS = ['a', 'b', 'c', 'd', 'e'];

it('does not send again what was accepted', async () => {
	expect(await execute({ keys: KEYS, fateOf: all('accepted') })).toEqual(KEYS);
	for (let again = 0; again < 3; again++) {
		expect(await execute({ keys: KEYS, fateOf: all('accepted') })).toEqual([]);
	}
	expect(await execute({ keys: ['f', ...KEYS], fateOf: all('accepted') })).toEqual(['f']);
});

it('sends again what was refused, as often as it comes', async () => {
	for (let again = 0; again < 4; again++) {
		expect(await execute({ keys: KEYS, fateOf: all('refused') })).toEqual(KEYS);
	}
	expect(await execute({ keys: KEYS, fateOf: all('accepted') })).toEqual(KEYS);
	expect(await execute({ keys: KEYS, fateOf: all('accepted') })).toEqual([]);
});

it.each([
	['first', 0, 2],
	['next', 1, 2],
	['repeated', 2, 3],
])('asks the database few times, not once an item: %s execution', async (_what, earlier, most) => {
	for (let n = 0; n < earlier; n++) await execute({ keys: KEYS, fateOf: all('refused') });
	const before = processedData.calls;
	await execute({ keys: earlier === 1 ? ['x', 'y'] : KEYS, fateOf: all('accepted') });
	expect(processedData.calls - before).toBeLessThanOrEqual(most);
});

it('asks the database nothing where there is nothing to send', async () => {
	expect(await execute({ keys: [], fateOf: all('accepted') })).toEqual([]);
	expect(processedData.calls).toBe(0);
});

// Every moment of an execution at which the process can die; eight is more than there are calls.
const MOMENTS = Array.from({ length: 24 }, (_, nth) => nth + 1);
const BEFORE: Array<[string, Fate[]]> = [
	['never seen', []],
	['refused before', ['refused']],
	['accepted before', ['accepted']],
	['accepted before without an answer', ['accepted unseen']],
	['refused, then accepted', ['refused', 'accepted']],
];

describe.each(BEFORE)('of conversions %s', (_what, earlier) => {
	it.each(FATES)('none is lost whichever moment the process dies at (%s now)', async (fate) => {
		let deaths = 0;
		for (const first of MOMENTS) {
			for (const second of [0, 1, 2, 3, 4, 5, 6]) {
				processedData.clear();
				accepted = new Set();
				for (const before of earlier) await execute({ keys: KEYS, fateOf: all(before) });
				if (await dies({ keys: KEYS, fateOf: all(fate), gate: deadlyGate(first) })) deaths++;
				if (second > 0) await dies({ keys: KEYS, fateOf: all(fate), gate: deadlyGate(second) });
				// The next two executions: what Meta does not hold goes out, and then all is known.
				await execute({ keys: KEYS, fateOf: all('accepted') });
				expect([...accepted].sort()).toEqual(KEYS);
				expect(await execute({ keys: KEYS, fateOf: all('accepted') })).toEqual([]);
			}
		}
		expect(deaths).toBeGreaterThan(0);
	});
});

const pickKeys = (random: () => number): string[] => KEYS.filter(() => random() < 0.6);
const fates = (random: () => number) => () =>
	FATES[Math.floor(random() * FATES.length)] ?? 'refused';

it('calls nothing done that was not accepted, in any history of deaths', async () => {
	let deaths = 0;
	for (let seed = 1; seed <= 400; seed++) {
		processedData.clear();
		accepted = new Set();
		const random = seeded(seed);
		for (let step = 0; step < 12; step++) {
			const gate = random() < 0.5 ? deadlyGate(1 + Math.floor(random() * 12)) : undefined;
			if (await dies({ keys: pickKeys(random), fateOf: fates(random), gate })) deaths++;
		}
		await execute({ keys: KEYS, fateOf: all('accepted') });
		expect([...accepted].sort()).toEqual(KEYS);
	}
	expect(deaths).toBeGreaterThan(500);
});

/** Lets several processes take turns at every store call, in an order of chance. */
async function interleave(executions: Execution[], random: () => number): Promise<void> {
	const waiting: Array<() => void> = [];
	let running = executions.length;
	const turns = executions.map(async ({ gate, ...execution }) => {
		const turn: Gate = async (moment) => {
			await new Promise<void>((resolve) => waiting.push(resolve));
			await gate?.(moment);
		};
		try {
			await dies({ ...execution, gate: turn });
		} finally {
			running--;
		}
	});
	while (running > 0) {
		await new Promise((resolve) => setImmediate(resolve));
		waiting.splice(Math.floor(random() * waiting.length), 1)[0]?.();
	}
	await Promise.all(turns);
}

it('calls nothing done that was not accepted where executions run at the same time', async () => {
	for (let seed = 1; seed <= 60; seed++) {
		processedData.clear();
		accepted = new Set();
		const random = seeded(seed);
		for (let round = 0; round < 3; round++) {
			const executions = Array.from({ length: 3 }, () => ({
				keys: pickKeys(random),
				fateOf: fates(random),
				gate: random() < 0.4 ? deadlyGate(1 + Math.floor(random() * 12)) : undefined,
			}));
			await interleave(executions, random);
		}
		await execute({ keys: KEYS, fateOf: all('accepted') });
		expect([...accepted].sort()).toEqual(KEYS);
		expect(await execute({ keys: KEYS, fateOf: all('accepted') })).toEqual([]);
	}
}, 120_000);

describe('a ledger of a few', () => {
	const SIZE = 10;
	const other = (n: number) => ({ keys: [`other ${n}`], fateOf: all('accepted'), size: SIZE });

	it('stays small, however many conversions there are', async () => {
		for (let n = 0; n < 100; n++) await execute(other(n));
		expect(marksKept()).toBeLessThanOrEqual(2 * SIZE);
	});

	it('remembers as many as it is told to', async () => {
		for (let n = 0; n < 100; n++) await execute(other(n));
		const last = Array.from({ length: SIZE }, (_, n) => `other ${99 - n}`);
		const ledger = new Ledger(nodeStore, SIZE);
		const standings = await ledger.begin(last);
		expect([...standings.values()]).toEqual(last.map(() => 'done'));
	});

	it('takes an execution larger than itself without forgetting its beginning', async () => {
		const keys = Array.from({ length: 50 }, (_, n) => `k${n}`);
		await execute({ keys, fateOf: (key) => (key < 'k3' ? 'accepted' : 'refused'), size: SIZE });
		const seen = keys.filter((key) => key < 'k3');
		const open = await execute({ keys, fateOf: all('accepted'), size: SIZE });
		expect(open).toEqual(keys.filter((key) => !seen.includes(key)));
	});

	it('loses nothing when it forgets half of what a dead process left behind', async () => {
		for (let pushed = 0; pushed < 3 * SIZE; pushed++) {
			processedData.clear();
			accepted = new Set();
			const again = { keys: ['k'], fateOf: all('refused'), size: SIZE };
			await execute(again);
			// Dies after the look, before it could take back its marks.
			expect(await dies({ ...again, gate: deadlyGate(5) })).toBe(true);
			for (let n = 0; n < pushed; n++) {
				await execute({ keys: [`other ${n}`], fateOf: all('refused'), size: SIZE });
			}
			await execute(again);
			expect(await execute({ ...again, fateOf: all('accepted') })).toEqual(['k']);
		}
	});
});
