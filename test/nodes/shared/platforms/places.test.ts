import { countryCode, stateCode } from '../../../../nodes/shared/platforms/places';

describe.each([
	['Germany', 'DE'],
	['germany ', 'DE'],
	['France', 'FR'],
	['Russia', 'RU'],
	['United Kingdom', 'GB'],
	['UK', 'GB'],
	['GB', 'GB'],
	['Serbia', 'RS'],
	['Vietnam', 'VN'],
	['Yemen', 'YE'],
	['Zimbabwe', 'ZW'],
	['Burkina Faso', 'BF'],
	['Benin', 'BJ'],
	['United States', 'US'],
	['United States of America', 'US'],
	['USA', 'US'],
	['us', 'US'],
	['Côte d’Ivoire', 'CI'],
	['Narnia', undefined],
	['XX', undefined],
	['', undefined],
	['constructor', undefined],
])('the country %j', (text, code) => {
	it(`is ${code}, as the hash of another code would match nobody`, () =>
		expect(countryCode(text)).toBe(code));
});

it('gives no country a code out of use, whichever letters are tried', () => {
	const letters = [...'abcdefghijklmnopqrstuvwxyz'];
	const codes = letters.flatMap((first) => letters.map((second) => countryCode(first + second)));
	const outOfUse = [
		'AN',
		'BU',
		'CS',
		'DD',
		'DY',
		'FX',
		'HV',
		'NH',
		'RH',
		'SU',
		'TP',
		'UK',
		'VD',
		'YD',
		'YU',
		'ZR',
	];
	expect(codes.filter((code) => code !== undefined && outOfUse.includes(code))).toEqual([]);
	expect(new Set(codes).size).toBeGreaterThan(240);
});

describe.each([
	['California', 'ca'],
	['new york', 'ny'],
	['New-York', 'ny'],
	['District of Columbia', 'dc'],
	['Québec', 'qc'],
	['Quebec', 'qc'],
	['Prince Edward Island', 'pe'],
	['Bavaria', undefined],
	['CA', undefined],
	['constructor', undefined],
	['', undefined],
])('the state %j', (text, code) => {
	it(`has the letters ${code}`, () => expect(stateCode(text)).toBe(code));
});
