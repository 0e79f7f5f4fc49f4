import { parseAddress, parseBlock } from '../../../../nodes/shared/security/address';
import { AddressList } from '../../../../nodes/shared/security/addressList';
import { callerAddress, cameByHttps } from '../../../../nodes/shared/security/caller';

describe.each([
	['192.0.2.7', '192.0.2.7', true],
	['192.0.2.7', '192.0.2.8', false],
	['192.0.2.7', ' 192.0.2.7 ', true],
	['192.0.2.7', '192.0.2.7:51234', true],
	['198.51.100.0/24', '198.51.100.255', true],
	['198.51.100.0/24', '198.51.101.0', false],
	['198.51.100.77/24', '198.51.100.1', true],
	['10.0.0.0/8', '10.255.255.255', true],
	['10.0.0.0/8', '11.0.0.0', false],
	['192.0.2.0/31', '192.0.2.1', true],
	['192.0.2.0/31', '192.0.2.2', false],
	['192.0.2.7/32', '192.0.2.7', true],
	['0.0.0.0/0', '203.0.113.9', true],
	['0.0.0.0/0', '2001:db8::1', false],
	['::/0', '2001:db8::1', true],
	['::/0', '203.0.113.9', false],
	['2001:db8::/32', '2001:db8:ffff::1', true],
	['2001:db8::/32', '2001:db9::1', false],
	['2001:db8::1', '2001:0DB8:0:0:0:0:0:1', true],
	['2001:db8::1', '[2001:db8::1]:443', true],
	['fe80::/10', 'fe80::1%eth0', true],
	['::1', '::1', true],
	['::1', '127.0.0.1', false],
	['10.0.0.0/8', '::ffff:10.1.2.3', true],
	['10.0.0.0/8', '::ffff:0a01:0203', true],
	['10.0.0.0/8', '::ffff:11.1.2.3', false],
	['::ffff:10.0.0.0/104', '10.1.2.3', true],
	['::ffff:10.1.2.3', '10.1.2.3', true],
	['192.0.2.7, 2001:db8::/32\n198.51.100.0/24', '198.51.100.4', true],
	['192.0.2.7', '', false],
	['192.0.2.7', 'unknown', false],
	['192.0.2.7', '192.0.2.07', false],
	['192.0.2.7', '192.0.2.7.evil.example.com', false],
	['not-an-address', '192.0.2.7', false],
])('the list %j asked for %j', (list, caller, expected) => {
	it(`answers ${expected}`, () => expect(new AddressList(list).has(caller)).toBe(expected));
});

it.each([
	'256.0.0.1',
	'1.2.3',
	'1.2.3.4.5',
	'01.2.3.4',
	'0x7f.1',
	'2130706433',
	'1:2:3:4:5:6:7',
	'1:2:3:4:5:6:7:8:9',
	'1::2::3',
	':::',
	'12345::',
	'g::1',
	'1:2:3:4:5:6:7::8:9',
	'192.0.2.1::',
	'',
	' ',
])('takes %j for no address', (text) => expect(parseAddress(text)).toBeUndefined());

it.each([
	'10.0.0.0/33',
	'10.0.0.0/',
	'10.0.0.0/-1',
	'10.0.0.0/8/8',
	'::/129',
	'10.0.0.0/a',
	'::ffff:10.0.0.0/95',
])('takes %j for no block', (text) => expect(parseBlock(text)).toBeUndefined());

it('tells entries that are mistakes and does not open the list for them', () => {
	const list = new AddressList('10.0.0.0/33');
	expect(list.mistakes).toEqual(['10.0.0.0/33']);
	expect(list.isEmpty).toBe(false);
	expect(new AddressList(' ,\n').isEmpty).toBe(true);
});

describe.each([
	[
		'nobody is trusted, so a made-up header changes nothing',
		'203.0.113.9',
		'192.0.2.7',
		'',
		'203.0.113.9',
	],
	['our proxy tells the caller', '10.0.0.1', '192.0.2.7', '10.0.0.0/8', '192.0.2.7'],
	[
		'a made-up entry stands before the true one',
		'10.0.0.1',
		'192.0.2.7, 203.0.113.9',
		'10.0.0.0/8',
		'203.0.113.9',
	],
	['two of our proxies in a row', '10.0.0.1', '203.0.113.9, 10.0.0.2', '10.0.0.0/8', '203.0.113.9'],
	['no header from our proxy', '10.0.0.1', undefined, '10.0.0.0/8', '10.0.0.1'],
	[
		'the proxy comes as IPv4 inside IPv6',
		'::ffff:10.0.0.1',
		'192.0.2.7',
		'10.0.0.0/8',
		'192.0.2.7',
	],
	['all hops are ours', '10.0.0.1', '10.0.0.3, 10.0.0.2', '10.0.0.0/8', '10.0.0.3'],
	['rubbish in the header is nobody', '10.0.0.1', 'localhost', '10.0.0.0/8', 'localhost'],
])('the caller when %s', (_case, remote, forwardedFor, trusted, expected) => {
	it(`is ${expected}`, () => {
		const arrival = { remote, forwardedFor, isSecure: false };
		expect(callerAddress(arrival, new AddressList(trusted))).toBe(expected);
	});
});

describe.each([
	[{ isSecure: true }, true],
	[{ isSecure: false }, false],
	[{ isSecure: false, forwardedProto: 'https' }, true],
	[{ isSecure: false, forwardedProto: 'HTTPS, http' }, true],
	[{ isSecure: true, forwardedProto: 'http, https' }, false],
	[{ isSecure: false, forwardedProto: 'http' }, false],
	[{ isSecure: true, forwardedProto: '' }, true],
])('a call with %j', (arrival, expected) => {
	it(`${expected ? 'came' : 'did not come'} by HTTPS`, () =>
		expect(cameByHttps({ remote: '192.0.2.7', ...arrival })).toBe(expected));
});
