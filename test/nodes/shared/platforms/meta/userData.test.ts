import type { Conversion, User } from '../../../../../nodes/shared/conversion/conversion';
import { Hasher, isHashed } from '../../../../../nodes/shared/platforms/hash';
import { isIdentified, userData } from '../../../../../nodes/shared/platforms/meta/userData';
import { exampleConversion, FBCLID, NOW_MS, sha256 } from '../examples';

const NOBODY: Partial<Conversion> = { clickId: null, ip: null, userAgent: null };
const dataOf = (more: Partial<Conversion>) => userData(exampleConversion(more), new Hasher());

const BUYER: User = {
	email: ' Buyer@Example.com ',
	phone: '+49 170 1234567',
	firstName: 'Zoë',
	lastName: "O'Neil",
	city: 'São Paulo',
	region: 'California',
	postalCode: '37221-3312',
	country: 'Germany',
	dateOfBirth: '1997-02-16',
	gender: 'Female',
	externalId: ' User 17 ',
};

it('hashes what is personal and leaves plain what Meta wants plain', () => {
	expect(
		dataOf({ user: BUYER, adClickIds: { fbclid: FBCLID, fbp: `fb.1.${NOW_MS}.1098115397` } }),
	).toEqual({
		em: sha256('buyer@example.com'),
		ph: sha256('491701234567'),
		fn: sha256('zoë'),
		ln: sha256('oneil'),
		ct: sha256('sãopaulo'),
		st: sha256('ca'),
		zp: sha256('37221'),
		country: sha256('de'),
		db: sha256('19970216'),
		ge: sha256('f'),
		external_id: sha256('user17'),
		client_ip_address: '203.0.113.7',
		client_user_agent: 'Mozilla/5.0 (Test)',
		fbc: `fb.1.${NOW_MS - 7_200_000}.${FBCLID}`,
		fbp: `fb.1.${NOW_MS}.1098115397`,
	});
});

it("takes the tracker's place and click id where the buyer says none", () => {
	const geo = { country: 'DE', region: 'Berlin', city: 'Berlin' };
	expect(
		dataOf({ ...NOBODY, clickId: 'Click-1', geo, user: { city: '', region: 'Hessen' } }),
	).toEqual({
		ct: sha256('berlin'),
		st: sha256('hessen'),
		country: sha256('de'),
		external_id: sha256('click-1'),
	});
});

describe.each(Object.keys(BUYER) as Array<keyof User>)('a %s that', (key) => {
	const hash = sha256('somebody');
	const valuesFor = (value: unknown) =>
		Object.values(dataOf({ ...NOBODY, user: { [key]: value as string } }));

	it('is hashed already is not hashed again', () => expect(valuesFor(hash)).toEqual([hash]));
	it('is hashed in capitals is made small', () =>
		expect(valuesFor(` ${hash.toUpperCase()} `)).toEqual([hash]));
	it.each([
		['blank', '   '],
		['empty', ''],
		['null', null],
		['punctuation only', key === 'externalId' ? ' ' : '--'],
		['a blank that somebody hashed', sha256('')],
		['the same in capitals', sha256('').toUpperCase()],
	])('is %s is left out: its hash would match strangers to one another', (_what, value) =>
		expect(valuesFor(value)).toEqual([]),
	);
});

it('takes numbers, as sheets write phone numbers and postal codes, instead of failing all', () => {
	const user = { phone: 491_701_234_567, postalCode: 37_221 } as unknown as User;
	expect(dataOf({ ...NOBODY, user })).toEqual({ ph: sha256('491701234567'), zp: sha256('37221') });
});

it('takes a buyer that is null instead of failing all', () => {
	const conversion = { ...exampleConversion(NOBODY), user: null as unknown as User };
	expect(userData(conversion, new Hasher())).toEqual({});
});

it('keeps fields apart that were given the same text', () => {
	const user: User = {
		firstName: 'Georgia',
		region: 'Georgia',
		city: 'Georgia',
		country: 'Georgia',
	};
	expect(dataOf({ ...NOBODY, user })).toEqual({
		fn: sha256('georgia'),
		ct: sha256('georgia'),
		st: sha256('ga'),
		country: sha256('ge'),
	});
});

it('gives the same hashes for the second buyer as for the first', () => {
	const hasher = new Hasher();
	const conversion = exampleConversion({ user: BUYER });
	expect(userData(conversion, hasher)).toEqual(userData(conversion, hasher));
});

it.each([
	['sha256', sha256('x'), true],
	['capitals', sha256('x').toUpperCase(), true],
	['a digit more', `${sha256('x')}0`, false],
	['a digit less', sha256('x').slice(1), false],
	['another letter', `g${sha256('x').slice(1)}`, false],
	['MD5', 'd41d8cd98f00b204e9800998ecf8427e', false],
])('tells a hash from a text: %s', (_what, text, is) => expect(isHashed(text)).toBe(is));

// Meta refuses what matches too many people, and the whole batch with it.
describe.each<[string, Partial<Conversion>, boolean]>([
	['a click id', { clickId: 'c' }, true],
	['an IP address', { ip: '203.0.113.7' }, true],
	['an e-mail', { user: { email: 'buyer@example.com' } }, true],
	['a phone number', { user: { phone: '+49 170 1234567' } }, true],
	['an fbclid and its time', { adClickIds: { fbclid: FBCLID } }, true],
	['an fbclid without its time', { adClickIds: { fbclid: FBCLID }, clickedAt: null }, false],
	['a browser id', { adClickIds: { fbp: `fb.1.${NOW_MS}.1` } }, true],
	['first and last name', { user: { firstName: 'Zoë', lastName: 'Li' } }, true],
	['a name and a birthday', { user: { firstName: 'Zoë', dateOfBirth: '1997-02-16' } }, true],
	['nothing', {}, false],
	['a browser only', { userAgent: 'Mozilla/5.0' }, false],
	['a place only', { geo: { country: 'DE', region: 'Berlin', city: 'Berlin' } }, false],
	['a birthday and a browser', { userAgent: 'M', user: { dateOfBirth: '1997-02-16' } }, false],
	['a first name only', { user: { firstName: 'Zoë', gender: 'f' } }, false],
	['an e-mail that is none', { user: { email: 'n/a' } }, false],
	['a phone number that is none', { user: { phone: '-' } }, false],
	['a blank that somebody hashed', { user: { email: sha256('') } }, false],
	['blank ids', { clickId: ' ', ip: ' ' }, false],
	['a broken browser id', { adClickIds: { fbp: 'fb.1.123.4' } }, false],
])('a conversion with %s', (_what, more, is) => {
	it(is ? 'tells who converted, and is sent' : 'tells nobody, and is not sent', () =>
		expect(isIdentified(exampleConversion({ ...NOBODY, ...more }), new Hasher())).toBe(is),
	);
});
