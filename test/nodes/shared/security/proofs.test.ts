import { isOneOf, sameSecret } from '../../../../nodes/shared/security/compare';
import { RecentKeys } from '../../../../nodes/shared/security/recentKeys';
import { problemOfSignature, sign } from '../../../../nodes/shared/security/signature';
import { SlidingWindow } from '../../../../nodes/shared/security/slidingWindow';

describe('secrets', () => {
	it.each([
		['same', 'same', true],
		['same', 'Same', false],
		['same', 'same ', false],
		['', '', false],
		['sam', 'same', false],
		['\u00e4', 'a\u0308', false],
	])('%j against %j', (given, expected, result) =>
		expect(sameSecret(given, expected)).toBe(result),
	);

	it('accepts each of those that are valid', () => {
		expect(isOneOf('new', ['new', 'old'])).toBe(true);
		expect(isOneOf('old', ['new', 'old'])).toBe(true);
		expect(isOneOf('older', ['new', 'old'])).toBe(false);
		expect(isOneOf('', [])).toBe(false);
	});
});

describe('signatures', () => {
	const nowMs = 1_700_000_000_000;
	const body = Buffer.from('{"event":"Purchase"}');
	const key = 'test-key-for-signatures';
	const rules = { keys: [key, ''], toleranceMs: 300_000, nowMs };
	const at = (shiftS: number) => String(1_700_000_000 + shiftS);
	const hex = (timestamp: string) => sign(key, timestamp, body).toString('hex');

	it.each([
		['hex', hex(at(0)), at(0), undefined],
		['upper case hex', hex(at(0)).toUpperCase(), at(0), undefined],
		['hex with its scheme', `sha256=${hex(at(0))}`, at(0), undefined],
		['base64', sign(key, at(0), body).toString('base64'), at(0), undefined],
		['base64url', sign(key, at(0), body).toString('base64url'), at(0), undefined],
		['milliseconds', hex('1700000000000'), '1700000000000', undefined],
		['as old as may be', hex(at(-300)), at(-300), undefined],
		['one second older', hex(at(-301)), at(-301), 'expired'],
		['from the future', hex(at(301)), at(301), 'expired'],
		['another time than was signed', hex(at(-10)), at(0), 'wrong'],
		['another key', sign('another-key', at(0), body).toString('hex'), at(0), 'wrong'],
		['the empty key', sign('', at(0), body).toString('hex'), at(0), 'wrong'],
		['another body', sign(key, at(0), Buffer.from('{}')).toString('hex'), at(0), 'wrong'],
		['half a signature', hex(at(0)).slice(0, 32), at(0), 'wrong'],
		['no hex at all', 'x'.repeat(64), at(0), 'wrong'],
		['a blank', '', at(0), 'wrong'],
		['no signature', undefined, at(0), 'missing'],
		['no time', hex(at(0)), undefined, 'missing'],
		['a time that is none', hex(at(0)), 'now', 'timestamp'],
		['a date', hex(at(0)), '2023-11-14T22:13:20Z', 'timestamp'],
	])('%s', (_case, signature, timestamp, expected) =>
		expect(problemOfSignature({ signature, timestamp, body }, rules)).toBe(expected),
	);

	it('accepts the previous key as well', () => {
		const signature = sign('previous-key', at(0), body).toString('hex');
		const keys = [key, 'previous-key'];
		const signed = { signature, timestamp: at(0), body };
		expect(problemOfSignature(signed, { ...rules, keys })).toBeUndefined();
	});
});

describe('the sliding window', () => {
	it('lets through the limit in any minute, and says how long to wait', () => {
		const window = new SlidingWindow(3, 60_000);
		expect([0, 10_000, 50_000].map((at) => window.take(at))).toEqual([0, 0, 0]);
		expect(window.take(50_001)).toBe(9_999);
		expect(window.take(59_999)).toBe(1);
		expect(window.take(60_000)).toBe(0);
		// Around the turn of the minute there is no second portion.
		expect(window.take(60_001)).toBe(9_999);
		expect(window.take(70_000)).toBe(0);
		expect(window.take(70_000)).toBe(40_000);
	});

	it('lets nothing through at a limit of 0', () => {
		expect(new SlidingWindow(0, 60_000).take(0)).toBe(60_000);
	});
});

describe('recent keys', () => {
	it('are news again when their window is over', () => {
		const keys = new RecentKeys(1_000, 10);
		expect([keys.add('a', 0), keys.add('a', 999), keys.add('a', 1_000)]).toEqual([
			true,
			false,
			true,
		]);
	});

	it('are news again when forgotten', () => {
		const keys = new RecentKeys(1_000, 10);
		keys.add('a', 0);
		keys.forget('a');
		expect(keys.add('a', 1)).toBe(true);
	});

	it('are never more than so many, and the oldest leave', () => {
		const keys = new RecentKeys(1_000, 2);
		for (const [at, key] of ['a', 'b', 'c'].entries()) keys.add(key, at);
		expect(keys.size).toBe(2);
		expect([keys.add('c', 5), keys.add('a', 5)]).toEqual([false, true]);
	});
});
