import { parseCurrency, parseMoney } from '../../../../nodes/shared/conversion/money';

describe.each([
	[12.5, 12.5],
	[0, 0],
	[-3, -3],
	['12.5', 12.5],
	['12,5', 12.5],
	['12,50', 12.5],
	['0,125', 0.125],
	['1234,567', 1234.567],
	['1.234', 1.234],
	[' 7 ', 7],
	['+7', 7],
	['-7.25', -7.25],
	['0', 0],
	['0.0000', 0],
])('the amount %j', (value, amount) => {
	it(`is ${amount}`, () => expect(parseMoney(value)).toBe(amount));
});

describe.each([
	'',
	'  ',
	'free',
	'$5',
	'5 EUR',
	'1,234.56',
	'1.234,56',
	'1 234',
	'1e3',
	'0x10',
	'NaN',
	'Infinity',
	'{payout}',
	'9'.repeat(400),
	NaN,
	Infinity,
	null,
	undefined,
	true,
	[],
	{},
])('%j', (value) => {
	it('is absent money, never 0 and never a guess', () => expect(parseMoney(value)).toBeNull());
});

it.each(['1,234', '12,345', '-999,000'])(
	'%j is left out, since it may be a thousand times what it seems',
	(text) => expect(parseMoney(text)).toBeNull(),
);

describe.each([
	['usd', 'USD'],
	[' EUR ', 'EUR'],
	['Jpy', 'JPY'],
	['US', null],
	['USDT', null],
	['XYZ', null],
	['€', null],
	['', null],
	[null, null],
	[978, null],
])('the currency %j', (value, code) => {
	it(`is ${code}`, () => expect(parseCurrency(value)).toBe(code));
});
