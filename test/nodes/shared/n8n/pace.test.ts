import { paced, turnAt, type RequestLimit } from '../../../../nodes/shared/n8n/pace';

const TWO_A_SECOND: RequestLimit = { requests: 2, perMs: 1_000 };

describe.each([
	['the first', [], 5_000, 5_000],
	['the second', [5_000], 5_000, 5_000],
	['the third, until the first has left the span', [5_000, 5_100], 5_200, 6_000],
	['one after a pause', [5_000, 5_100], 7_000, 7_000],
	['one behind others that wait already', [6_000, 6_100], 5_200, 7_000],
])('of two a second, %s', (_name, turns, now, expected) => {
	it(`goes at ${expected}`, () => expect(turnAt(turns, TWO_A_SECOND, now)).toBe(expected));
});

/** A clock that moves only while somebody sleeps. */
function stoppedClock() {
	let time = 0;
	return {
		now: () => time,
		sleep: (ms: number) => {
			time += ms;
			return Promise.resolve();
		},
	};
}

it('never passes the limit, whatever it is asked for', async () => {
	const clock = stoppedClock();
	const turn = paced({ requests: 3, perMs: 1_000 }, clock);
	const sent: number[] = [];
	for (let request = 0; request < 10; request++) {
		await turn();
		sent.push(clock.now());
	}
	expect(sent).toEqual([0, 0, 0, 1_000, 1_000, 1_000, 2_000, 2_000, 2_000, 3_000]);
});

it('is one pace for all that goes over one link, and another for another link', async () => {
	const [clock, other] = [stoppedClock(), stoppedClock()];
	const limit: RequestLimit = { requests: 1, perMs: 500 };
	await paced(limit, clock)();
	await paced(limit, other)();
	await paced(limit, clock)();
	expect([clock.now(), other.now()]).toEqual([500, 0]);
});

it('keeps callers apart that ask at the same time', async () => {
	const waits: number[] = [];
	const clock = {
		now: () => 0,
		sleep: (ms: number) => {
			waits.push(ms);
			return Promise.resolve();
		},
	};
	const turn = paced({ requests: 1, perMs: 100 }, clock);
	await Promise.all([turn(), turn(), turn()]);
	expect(waits).toEqual([100, 200]);
});
