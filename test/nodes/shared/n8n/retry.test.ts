import type { ProblemKind } from '../../../../nodes/shared/n8n/problem';
import {
	passingOutcome,
	withRetry,
	type RetryPolicy,
	type Surroundings,
} from '../../../../nodes/shared/n8n/retry';
import { SENTENCES } from '../../../../nodes/shared/n8n/sentences';
import { SleepClock } from './sleepClock';

const POLICY: RetryPolicy = { attempts: 5, baseMs: 1_000, longestMs: 60_000 };

/** An answer of a scripted service: fine, or one that may pass after a while. */
type Answer = 'fine' | 'wrong' | { retryAfterMs?: number };

/** Calls a scripted service; the last answer goes on for ever. */
async function run(
	script: Answer[],
	policy: Partial<RetryPolicy> = {},
	around: Partial<Surroundings> = {},
) {
	let calls = 0;
	const clock = new SleepClock(0);
	const { result, attempts } = await withRetry(
		async () => script[Math.min(calls++, script.length - 1)] as Answer,
		(answer) => (typeof answer === 'object' ? answer : undefined),
		{ ...POLICY, ...policy },
		{ ...clock, ...around },
	);
	expect(attempts).toBe(calls);
	return { result, calls, waits: clock.waits };
}

describe.each<[string, Answer[], Partial<RetryPolicy>, number[]]>([
	['an answer that is fine', ['fine'], {}, []],
	['an answer that stays wrong', ['wrong', 'fine'], {}, []],
	['one bad moment', [{}, 'fine'], {}, [1_000]],
	['a bad moment that turns into wrong data', [{}, 'wrong'], {}, [1_000]],
	['a long outage', [{}], {}, [1_000, 2_000, 4_000, 8_000]],
	[
		'an outage longer than the longest wait',
		[{}],
		{ longestMs: 3_000 },
		[1_000, 2_000, 3_000, 3_000],
	],
	["the service's own wait", [{ retryAfterMs: 7_000 }, 'fine'], {}, [7_000]],
	['a wait of its own that is broken into milliseconds', [{ retryAfterMs: 0.2 }, 'fine'], {}, [1]],
	['a wait of zero', [{ retryAfterMs: 0 }, 'fine'], {}, [0]],
	['a wait of exactly the longest', [{ retryAfterMs: 60_000 }, 'fine'], {}, [60_000]],
	['a wait of an hour', [{ retryAfterMs: 3_600_000 }, 'fine'], {}, []],
	['an own wait after ours', [{}, { retryAfterMs: 5_000 }, {}, 'fine'], {}, [1_000, 5_000, 4_000]],
	['a policy of one call', [{}], { attempts: 1 }, []],
])('%s', (_what, script, policy, expected) => {
	it(`is followed by waits of ${JSON.stringify(expected)} ms`, async () => {
		const { waits, calls } = await run(script, policy);
		expect(waits).toEqual(expected);
		expect(calls).toBe(expected.length + 1);
	});
});

it('hands back the last answer, so that the user reads why it was given up', async () => {
	const last = { retryAfterMs: 99_999_999 };
	expect((await run([{}, {}, last])).result).toBe(last);
});

it.each([
	[0, 500],
	[0.5, 750],
	[1, 1_000],
])(
	'leaves half of a wait to chance (%d), so that workflows do not return as a crowd',
	async (random, wait) => {
		expect((await run([{}, 'fine'], {}, { random: () => random })).waits).toEqual([wait]);
	},
);

it("does not shorten the service's own wait by chance", async () => {
	const { waits } = await run([{ retryAfterMs: 7_000 }, 'fine'], {}, { random: () => 0 });
	expect(waits).toEqual([7_000]);
});

it('gives up rather than wait past the deadline', async () => {
	expect((await run([{}], {}, { deadline: 7_000 })).waits).toEqual([1_000, 2_000]);
	expect((await run([{}], {}, { deadline: 7_001 })).waits).toEqual([1_000, 2_000, 4_000]);
});

it('does not call again once the execution was stopped', async () => {
	let stopped = false;
	const during = await run(
		[{}],
		{},
		{
			sleep: async () => {
				stopped = true;
			},
			cancelled: () => stopped,
		},
	);
	expect(during.calls).toBe(1);
	expect((await run([{}], {}, { cancelled: () => true })).waits).toEqual([]);
});

// What repeating can cure; everything else would only cost time, or lock an account.
const CURABLE: ProblemKind[] = [
	'throttled',
	'serverFault',
	'brokenAnswer',
	'emptyAnswer',
	'timedOut',
	'cut',
];
describe.each(Object.keys(SENTENCES) as ProblemKind[])('a problem of kind %s', (kind) => {
	const isCurable = CURABLE.includes(kind);
	it(isCurable ? 'is tried again' : 'is not tried again', () => {
		const problem = { kind, retryAfterMs: 5 };
		expect(passingOutcome({ problem })).toEqual(isCurable ? problem : undefined);
	});
});
