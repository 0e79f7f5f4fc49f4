import { createHash } from 'node:crypto';
import { minorDigits, readAmount } from '../../../../nodes/shared/postback/amount';
import { readCustomData } from '../../../../nodes/shared/postback/customData';
import { isNothing, isUnreplaced } from '../../../../nodes/shared/postback/macro';
import { readMoment } from '../../../../nodes/shared/postback/moment';
import { personalValue } from '../../../../nodes/shared/postback/personal';

// Field practice: what trackers, networks and shops send as an amount.
describe.each([
	['12.50', 'USD', 12.5, 'USD', []],
	['12,50', 'EUR', 12.5, 'EUR', []],
	['1,234.56', 'USD', 1234.56, 'USD', []],
	['1.234,56', 'EUR', 1234.56, 'EUR', []],
	['1 234,56', 'RUB', 1234.56, 'RUB', []],
	['1\u00a0234,56', 'RUB', 1234.56, 'RUB', []],
	["1'234.50", 'CHF', 1234.5, 'CHF', []],
	['1,234,567', 'USD', 1234567, 'USD', []],
	['1.234.567', 'EUR', 1234567, 'EUR', []],
	['1,234', 'USD', 1234, 'USD', []],
	['1,234', 'JPY', 1234, 'JPY', []],
	['1,234', 'KWD', null, 'KWD', ['is no amount']],
	['1,234', undefined, null, null, ['is no amount']],
	['0,125', undefined, 0.125, null, []],
	['0.0125', 'USD', 0.0125, 'USD', ['has more decimals than USD']],
	['1200.5', 'JPY', 1200.5, 'JPY', ['has more decimals than JPY']],
	['1.234', 'KWD', 1.234, 'KWD', []],
	['.5', 'USD', 0.5, 'USD', []],
	['$12.50', undefined, 12.5, null, []],
	['$12.50', 'USD', 12.5, 'USD', []],
	['€ 12,50', undefined, 12.5, 'EUR', []],
	['12,50 €', undefined, 12.5, 'EUR', []],
	['USD 12.5', undefined, 12.5, 'USD', []],
	['12.5EUR', undefined, 12.5, 'EUR', []],
	['€5', 'USD', 5, 'USD', ['differs from the sign beside the amount']],
	['-5', 'USD', -5, 'USD', ['is negative']],
	['-€5', undefined, -5, 'EUR', ['is negative']],
	['+5', 'USD', 5, 'USD', []],
	['0', 'USD', 0, 'USD', []],
	['-0', 'USD', 0, 'USD', []],
	[undefined, 'USD', null, 'USD', []],
	['5', 'usd', 5, 'USD', []],
	['5', 'ZZZ', 5, null, ['is no ISO 4217 code']],
	['5', 'dollars', 5, null, ['is no ISO 4217 code']],
	['1e9', 'USD', null, 'USD', ['is no amount']],
	['1e309', 'USD', null, 'USD', ['is no amount']],
	['Infinity', 'USD', null, 'USD', ['is no amount']],
	['0x10', 'USD', null, 'USD', ['is no amount']],
	['12.5.6', 'USD', null, 'USD', ['is no amount']],
	['12,5,6', 'USD', null, 'USD', ['is no amount']],
	['1,23.4,5', 'USD', null, 'USD', ['is no amount']],
	['12 34', 'USD', null, 'USD', ['is no amount']],
	['abc', 'USD', null, 'USD', ['is no amount']],
	['--5', 'USD', null, 'USD', ['is no amount']],
	['99999999999999', 'USD', null, 'USD', ['is too large to be an amount']],
] as const)(
	'the amount %j with currency %j',
	(value, currencyText, expected, currency, details) => {
		it(`is ${expected} ${currency}`, () => {
			const { problems, ...amount } = readAmount(value, currencyText);
			expect(amount).toEqual({ value: expected, currency });
			expect(problems.map(({ detail }) => detail)).toEqual(details);
		});
	},
);

it.each([
	['USD', 2],
	['JPY', 0],
	['KWD', 3],
	['CLF', 4],
	['RSD', 2],
])('%s has %d decimals', (code, digits) => expect(minorDigits(code)).toBe(digits));

it.each([
	'{click_id}',
	'{_subid}',
	'{sub_id_1}',
	'{campaign.id}',
	'{date:Y-m-d,Europe/Berlin}',
	'${payout}',
	'{{click.id}}',
	'${{payout}}',
	'[clickid]',
	'[[cid]]',
	'<click_id>',
	'%clickid%',
	'%%CLICK_URL%%',
	'#s2s_id#',
	'__CLICKID__',
	'__CAMPAIGN_ID__',
	'%7Bclickid%7D',
	'%24%7Bpayout%7D',
	'$clickid',
	'$clickid$',
	'REPLACE',
	'OPTIONAL',
	'YOUR_CLICK_ID',
	'pre-{subid}',
	'abc_{clickid}_def',
	'{}',
])('%j is a macro nobody replaced', (text) => expect(isUnreplaced(text)).toBe(true));

it.each([
	'w1a2b3c4d5e6f7',
	'fb.1.1554763741205.AbCdEfGhIjKlMnOpQrStUvWxYz1234567890',
	'12.50',
	'100%',
	'a_b__c',
	'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36',
	'https://shop.example.com/thanks?order=1#top',
	'{"a":1}',
	'Order #12',
	'[12]',
	'optional extras',
])('%j is a value', (text) => expect(isUnreplaced(text)).toBe(false));

it.each(['', 'null', 'NULL', 'undefined', 'None', '(none)', 'NaN', 'n/a'])(
	'%j stands for nothing',
	(text) => expect(isNothing(text)).toBe(true),
);

describe.each([
	['{"a":1,"b":{"c":"d"}}', { a: 1, b: { c: 'd' } }],
	['[1,2]', { values: [1, 2] }],
	['a=1&b=two%20words', { a: '1', b: 'two words' }],
	['a=1;b=2', { a: '1', b: '2' }],
	['a=1, b=2', { a: '1', b: '2' }],
	['a=%ZZ', { a: '%ZZ' }],
	['plain text', 'plain text'],
	['x = y = z', 'x = y = z'],
	[{ plan: 'pro' }, { plan: 'pro' }],
	['{"__proto__":{"polluted":true},"constructor":1,"x":1}', { x: 1 }],
	['__proto__=1&x=2', { x: '2' }],
	['{"a":{"b":{"c":{"d":{"e":{"f":{"g":1}}}}}}}', { a: { b: { c: { d: { e: {} } } } } }],
])('custom data %j', (given, expected) => {
	it('is read as what it is', () => expect(readCustomData(given)).toEqual({ data: expected }));
});

it('tells custom data that only looks like JSON', () => {
	expect(readCustomData('{"a":')).toEqual({ data: '{"a":', isBroken: true });
});

describe.each([
	['1700000000', '2023-11-14T22:13:20.000Z'],
	['1700000000.5', '2023-11-14T22:13:20.500Z'],
	['1700000000123', '2023-11-14T22:13:20.123Z'],
	['2023-11-14T22:13:20Z', '2023-11-14T22:13:20.000Z'],
	['2023-11-14T22:13:20+02:00', '2023-11-14T20:13:20.000Z'],
	['2023-11-14 22:13:20', '2023-11-14T21:13:20.000Z'],
	['0', null],
	['2023', null],
	['20231114', null],
	['yesterday', null],
	['1999-01-01T00:00:00Z', null],
	['2024-01-01T00:00:00Z', null],
	['0000-00-00 00:00:00', null],
	['99999999999999999', null],
])('the time %j in Berlin', (text, expected) => {
	it(`is ${expected}`, () =>
		expect(readMoment(text, 'Europe/Berlin', Date.UTC(2023, 10, 15))).toBe(expected));
});

// SHA-256 of jo@example.com, 49301234567 and jo.
const HASHES = {
	email: createHash('sha256').update('jo@example.com').digest('hex'),
	phone: createHash('sha256').update('49301234567').digest('hex'),
	name: createHash('sha256').update('jo').digest('hex'),
};

it.each([
	['email', 'Jo@Example.com', 'keep', 'Jo@Example.com'],
	['email', 'Jo@Example.com', 'hash', HASHES.email],
	['email', HASHES.email.toUpperCase(), 'hash', HASHES.email],
	['email', 'nobody', 'keep', undefined],
	['email', 'a b@example.com', 'hash', undefined],
	['phone', '+49 (30) 123-4567', 'keep', '+49 (30) 123-4567'],
	['phone', '+49 (30) 123-4567', 'hash', HASHES.phone],
	['phone', '0049 30 1234567', 'hash', HASHES.phone],
	['phone', '12', 'hash', undefined],
	['firstName', 'Jo', 'hash', HASHES.name],
] as const)('passes the %s %j on with policy %s', (field, text, policy, expected) =>
	expect(personalValue(field, text, policy)).toBe(expected),
);
