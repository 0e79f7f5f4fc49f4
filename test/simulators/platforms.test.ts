import { HASH_OF_NOTHING } from './platform';
import { DAY_MS, type Fields, HASH, NOW_MS, seconds, STRICT } from './platformEvents';

describe.each(Object.entries(STRICT))('the %s simulator', (_name, strict) => {
	const { good, fault, user, custom, time } = strict;
	const inside = (key: string, change: Fields): Fields => ({
		...good,
		[key]: { ...(good[key] as Fields), ...change },
	});
	const [emailKey, emailValue] = strict.email;
	const asGiven = (text: string) => (Array.isArray(emailValue) ? [text] : text);

	it('takes a sound event', () => expect(fault(good)).toBeUndefined());

	it.each<[string, Fields]>([
		[
			'personal data that is not hashed',
			inside(user, { [emailKey]: asGiven('buyer@example.com') }),
		],
		['a hash in capital letters', inside(user, { [emailKey]: asGiven(HASH.toUpperCase()) })],
		['the hash of a blank', inside(user, { [emailKey]: asGiven(HASH_OF_NOTHING) })],
		['a key it does not know', inside(user, { nickname: 'x' })],
		['a blank', inside(custom, { currency: ' ' })],
		['null', inside(custom, { currency: null })],
		['a currency in small letters', inside(custom, { currency: 'usd' })],
		['a negative value', inside(custom, { value: -1 })],
		[
			'a time in the other unit',
			{ ...good, [time.key]: NOW_MS - time.of(NOW_MS) + seconds(NOW_MS) },
		],
		['a time as text', { ...good, [time.key]: String(good[time.key]) }],
		['no time', { ...good, [time.key]: undefined }],
		['a field it does not know', { ...good, strange: 1 }],
		...strict.wrong.map(([what, change]): [string, Fields] => [what, { ...good, ...change }]),
	])('refuses %s', (_what, event) =>
		expect(fault(JSON.parse(JSON.stringify(event)))).toBeDefined(),
	);

	const { maxAgeDays } = strict;
	if (maxAgeDays !== undefined) {
		it.each([
			[0, true],
			[60_000, false],
		])('counts an age of %d ms more than the limit: taken %s', (more, isTaken) => {
			const event = { ...good, [time.key]: time.of(NOW_MS - maxAgeDays * DAY_MS - more) };
			expect(fault(event) === undefined).toBe(isTaken);
		});
	}
});
