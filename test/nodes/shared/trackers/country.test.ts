import { countryCode, countryName } from '../../../../nodes/shared/trackers/country';

/** Trackers write countries as ISO 3166-1 codes or as English names. */
describe.each([
	['DE', 'DE'],
	['de', 'DE'],
	['Germany', 'DE'],
	['united states', 'US'],
	['United States of America', 'US'],
	['Bosnia and Herzegovina', 'BA'],
	['Côte d’Ivoire', 'CI'],
	["Cote d'Ivoire", 'CI'],
	['Turkey', 'TR'],
	['Türkiye', 'TR'],
	['Hong Kong', 'HK'],
	['Viet Nam', 'VN'],
	['XK', 'XK'],
	// No longer in use, or no country: two letters are not yet a code.
	['DD', null],
	['EU', null],
	['ZZ', null],
	['Unknown', null],
	['', null],
	[null, null],
])('the country %j', (text, code) => {
	it(`has the code ${code}`, () => expect(countryCode(text)).toBe(code));
});

it.each([
	['de', 'Germany'],
	['germany', 'Germany'],
	['Atlantis', 'Atlantis'],
	[null, null],
])('the country %j is named %j', (text, name) => expect(countryName(text)).toBe(name));
