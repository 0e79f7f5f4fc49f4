import { createHash } from 'node:crypto';
import { Hasher } from '../../../../nodes/shared/platforms/hash';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('the hasher', () => {
	it('normalises a value that repeats once, also one of which nothing is left', () => {
		const hasher = new Hasher();
		const normalise = jest.fn((text: string) => (text === '-' ? undefined : text.toLowerCase()));
		for (const text of ['Berlin', 'Berlin', '-', '-']) {
			const expected = text === '-' ? undefined : sha256('berlin');
			expect(hasher.remembering('city', text, normalise)).toBe(expected);
		}
		expect(normalise).toHaveBeenCalledTimes(2);
	});

	it('tells fields apart, whose rules differ', () => {
		const hasher = new Hasher();
		expect(hasher.remembering('a', 'X', (text) => text)).toBe(sha256('X'));
		expect(hasher.remembering('b', 'X', (text) => text.toLowerCase())).toBe(sha256('x'));
	});

	it('leaves a hash as it is, in lower case, and leaves out the hash of nothing', () => {
		const hasher = new Hasher();
		const spoil = () => 'spoiled';
		expect(hasher.once(` ${sha256('x').toUpperCase()} `, spoil)).toBe(sha256('x'));
		expect(hasher.once(sha256(''), spoil)).toBeUndefined();
		expect(hasher.once(sha256('x').slice(1), spoil)).toBe(sha256('spoiled'));
	});
});
