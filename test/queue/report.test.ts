import { endedRows, figuresOf, killRows, postbackFigures } from './report';
import type { Struck } from './kills';
import type { Sent } from './sender';
import type { Fall } from './supervised';

const BEGUN = 1_000_000;
const fall = (name: string, how: Fall['how'], at: number, backAt?: number): Fall => ({
	name,
	how,
	at: BEGUN + at,
	backAt: backAt === undefined ? undefined : BEGUN + backAt,
});
const struck = (name: Struck['name'], at: number): Struck => ({
	victim: 'worker',
	name,
	meta: 'hang',
	at: BEGUN + at,
	runningPolls: 1,
	runningPostbacks: 2,
});

describe('the table of what was killed', () => {
	it('tells each kill apart by the time it was away, the same program killed twice too', () => {
		const falls = [
			fall('worker 1', 'killed', 5_010, 9_010),
			fall('worker 1', 'ended', 20_000, 21_000),
			fall('worker 1', 'killed', 60_020, 62_520),
		];
		const rows = killRows([struck('worker 1', 5_000), struck('worker 1', 60_000)], falls, BEGUN);
		expect(rows.map((row) => [row.atSecond, row.backAfterSeconds])).toEqual([
			[5, 4],
			[60, 2.5],
		]);
		expect(endedRows(falls, BEGUN)).toEqual([
			{ what: 'worker 1', atSecond: 20, backAfterSeconds: 1 },
		]);
	});

	it('says where one never came back', () => {
		const falls = [fall('Redis', 'killed', 5_000)];
		expect(killRows([struck('Redis', 5_000)], falls, BEGUN)).toMatchObject([
			{ what: 'Redis', backAfterSeconds: null },
		]);
	});
});

it('postbacks that were never answered 2xx are not among those taken', () => {
	const sent = (takenAt: number | undefined, failures: string[]): Sent => ({
		clickId: 'c',
		transactionId: 't',
		firstAt: BEGUN,
		takenAt,
		failures,
	});
	const all = [
		sent(BEGUN + 200, []),
		sent(BEGUN + 4_000, ['500', 'no answer']),
		sent(undefined, ['500']),
	];
	expect(postbackFigures(all)).toEqual({
		sent: 3,
		taken: 2,
		sentAgain: 2,
		failures: { '500': 2, 'no answer': 1 },
		slowestSeconds: 4,
	});
});

it('an account is told in numbers', () => {
	expect(figuresOf({ owed: 5, lost: ['a', 'b'], countedTwice: ['c'], repeats: 3 })).toEqual({
		owed: 5,
		lost: 2,
		countedTwice: 1,
		repeats: 3,
	});
});
