import { isSomebody, personOf } from '../../../../../nodes/shared/platforms/google/person';
import * as normalise from '../../../../../nodes/shared/platforms/google/normalise';
import { Hasher } from '../../../../../nodes/shared/platforms/hash';
import { googleConversion } from './given';
import { sha256 } from '../examples';

type Field = keyof typeof normalise;

// Source: Google's formatter for the Data Manager API (ad-platforms §2.4), its test vectors included.
describe.each<[Field, string, string | undefined]>([
	['email', 'QuinnY@EXAMPLE.com', 'quinny@example.com'],
	['email', '  alexz@example.com   ', 'alexz@example.com'],
	['email', 'user.name+NYC@Example.com', 'user.name+nyc@example.com'],
	['email', 'jefferson.Loves.hiking@gmail.com', 'jeffersonloveshiking@gmail.com'],
	['email', 'j.e.f..ferson.Loves.hiking@gmail.com', 'jeffersonloveshiking@gmail.com'],
	['email', 'jefferson.Loves.hiking@googlemail.com', 'jeffersonloveshiking@googlemail.com'],
	['email', 'Cloudy.SanFrancisco+shopping@gmail.com', 'cloudysanfrancisco@gmail.com'],
	['email', 'Cloudy.SanFrancisco+a+b@googlemail.com', 'cloudysanfrancisco@googlemail.com'],
	['email', '+tag@gmail.com', undefined],
	['email', '...@gmail.com', undefined],
	['email', '@example.com', undefined],
	['email', 'quinn@', undefined],
	['email', 'quinn', undefined],
	['email', 'a b@example.com', undefined],
	['email', 'a@b@example.com', undefined],
	['email', '', undefined],
	['phone', '1 800 555 0100', '+18005550100'],
	['phone', '+1 800-555-0100', '+18005550100'],
	['phone', '441134960987', '+441134960987'],
	['phone', '+44-113-496-0987', '+441134960987'],
	['phone', '0044 113 496 0987', '+441134960987'],
	['phone', '+abc-DEF', undefined],
	['phone', '++++', undefined],
	['givenName', ' Alex   ', 'alex'],
	['givenName', ' Mr. Alex   ', 'alex'],
	['givenName', ' Mrs. Alex   ', 'alex'],
	['givenName', ' Ms. Alex   ', 'alex'],
	['givenName', ' Dr. Alex   ', 'alex'],
	['givenName', ' Alex Dr.', 'alex dr.'],
	['givenName', ' Mralex   ', 'mralex'],
	['givenName', ' Mr. ', undefined],
	['givenName', ' ', undefined],
	['familyName', ' Quinn   ', 'quinn'],
	['familyName', 'Quinn-Alex', 'quinn-alex'],
	['familyName', ' Quinn, Jr.   ', 'quinn'],
	['familyName', ' Quinn,Jr.   ', 'quinn'],
	['familyName', ' Quinn Sr.  ', 'quinn'],
	['familyName', 'Quinn III', 'quinn'],
	['familyName', 'quinn, jr. dds', 'quinn'],
	['familyName', 'quinn, jr., dds', 'quinn'],
	['familyName', 'Boardds', 'boardds'],
	['familyName', 'lacparm', 'lacparm'],
	['familyName', ', Jr. ', undefined],
	['familyName', ',Jr.,DDS ', undefined],
	['familyName', ' ', undefined],
	['regionCode', '  us  ', 'US'],
	['regionCode', 'Germany', 'DE'],
	['regionCode', 'u', undefined],
	['regionCode', 'u2', undefined],
	['postalCode', ' 94045  ', '94045'],
	['postalCode', '  1229-076  ', '1229-076'],
	['postalCode', ' ', undefined],
])('Google %s %j', (field, text, expected) => {
	it(`becomes ${expected}`, () => expect(normalise[field](text)).toBe(expected));
});

it('reads a name of many blanks in no time that anybody would notice', () => {
	const name = `Quinn${' '.repeat(50_000)}Alex`;
	expect(normalise.familyName(name)).toBe(name.toLowerCase());
});

// The hashes that Google publishes for these values.
it.each([
	[
		{ email: 'ALEXZ@example.com' },
		'email',
		'509e933019bb285a134a9334b8bb679dff79d0ce023d529af4bd744d47b4fd8a',
	],
	[
		{ phone: '1-800-555-0100' },
		'phone',
		'fb4f73a6ec5fdb7077d564cdd22c3554b43ce49168550c3b12c547b78c517b30',
	],
] as const)('hashes %j as Google does', (user, field, hash) => {
	expect(personOf(googleConversion({ user }), new Hasher())[field]).toBe(hash);
});

const WHOLE = {
	firstName: 'Mrs. Givenname',
	lastName: 'Familyname, PhD',
	postalCode: '1229-076',
	country: 'pt',
};

it('sends an address whole: names hashed, place plain', () => {
	expect(personOf(googleConversion({ user: WHOLE }), new Hasher()).address).toEqual({
		givenName: '128a07bfe2df877c52076e60d7774cf5baaa046c5a6c48daf30ff43ecca2f814',
		familyName: '77762c287e61ce065bee5c15464012c6fbe088398b8057627d5577249430d574',
		regionCode: 'PT',
		postalCode: '1229-076',
	});
});

it.each(['firstName', 'lastName', 'postalCode', 'country'] as const)(
	'sends no address without %s',
	(missing) => {
		const conversion = googleConversion({ user: { ...WHOLE, [missing]: ' ' } });
		expect(personOf(conversion, new Hasher()).address).toBeUndefined();
	},
);

it('takes the country of the visit where the buyer gave none', () => {
	const geo = { country: 'DE', region: null, city: null };
	const { address } = personOf(
		googleConversion({ user: { ...WHOLE, country: undefined }, geo }),
		new Hasher(),
	);
	expect(address?.regionCode).toBe('DE');
});

it.each([
	['a hash, in small letters', sha256('a@example.com').toUpperCase(), sha256('a@example.com')],
	['not the hash of a blank', sha256(''), undefined],
	['nothing for a blank', ' ', undefined],
])('passes on %s', (_what, email, expected) => {
	expect(personOf(googleConversion({ user: { email } }), new Hasher()).email).toBe(expected);
});

it('names nobody who denied it', () => {
	const consent = { adUserData: 'denied' } as const;
	const conversion = googleConversion({ user: { email: 'a@example.com', ...WHOLE }, consent });
	expect(isSomebody(personOf(conversion, new Hasher()))).toBe(false);
});
