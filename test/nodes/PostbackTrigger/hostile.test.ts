import type { IDataObject } from 'n8n-workflow';
import { forgetAll } from '../../../nodes/PostbackTrigger/memory';
import { sign } from '../../../nodes/shared/security/signature';
import type { FakeRequestOptions } from '../../harness';
import { call, HMAC_SECRET, PREVIOUS_SECRET, SECRET, type Setting } from './setup';

/** What is sent, how the node is set, and the status it gets; 200 alone starts an execution. */
type Row = [what: string, status: number, request: FakeRequestOptions, setting?: Setting];

const good = { secret: SECRET, click_id: 'c1' };
const query = (more: IDataObject): FakeRequestOptions => ({
	query: { ...good, ...more } as Record<string, string>,
});
const raw = (rawBody: string | Buffer, type = 'application/json'): FakeRequestOptions => ({
	method: 'POST',
	query: { secret: SECRET },
	rawBody,
	headers: { 'content-type': type },
});
const body = (fields: IDataObject): FakeRequestOptions => ({
	query: { secret: SECRET },
	body: { click_id: 'c1', ...fields },
});
const FORM = 'application/x-www-form-urlencoded';
const withSecret = (secret: string | string[]): FakeRequestOptions => ({
	query: { click_id: 'c1', secret },
});
const from = (ip: string, forwarded?: string): FakeRequestOptions => ({
	...query({}),
	ip,
	...(forwarded !== undefined && { headers: { 'x-forwarded-for': forwarded } }),
});
const allow = (allowedIps: string, trustedProxies = ''): Setting => ({
	security: { allowedIps, trustedProxies },
});
const httpsOnly: Setting = { security: { requireHttps: true } };
const strict: Setting = { options: { unreadable: 'refuse' } };
const lenient: Setting = { parameters: { missingClickId: 'pass' } };

const signedBody = '{"click_id":"c1","event":"Lead"}';
const seconds = (shift = 0) => String(Math.floor(Date.now() / 1000) + shift);
const signed = (
	change: { key?: string; time?: string; claimed?: string; body?: string; header?: string } = {},
): FakeRequestOptions => {
	const time = change.time ?? seconds();
	const signature = sign(change.key ?? HMAC_SECRET, time, Buffer.from(signedBody)).toString('hex');
	return {
		method: 'POST',
		rawBody: change.body ?? signedBody,
		headers: {
			'content-type': 'application/json',
			'x-signature': change.header ?? signature,
			'x-timestamp': change.claimed ?? time,
		},
	};
};
/** A signed body without click id, and one in the query that nobody signed. */
function unsignedQuery(): FakeRequestOptions {
	const time = seconds();
	const text = '{"event":"Lead"}';
	const signature = sign(HMAC_SECRET, time, Buffer.from(text)).toString('hex');
	return {
		method: 'POST',
		rawBody: text,
		query: { click_id: 'c9' },
		headers: { 'content-type': 'application/json', 'x-timestamp': time, 'x-signature': signature },
	};
}

const bySignature: Setting = { parameters: { authentication: 'signature' } };
const byEither: Setting = { parameters: { authentication: 'either' } };

const SECRETS: Row[] = [
	['no secret', 401, { query: { click_id: 'c1' } }],
	['an empty secret', 401, withSecret('')],
	['a wrong secret', 401, withSecret('wrong-secret-0123456789')],
	['a secret that is too short', 401, withSecret(SECRET.slice(0, -1))],
	['a secret that is too long', 401, withSecret(`${SECRET}x`)],
	['a secret with a space', 401, withSecret(`${SECRET} `)],
	['a secret in other case', 401, withSecret(SECRET.toUpperCase())],
	['a secret of 1 MB', 401, withSecret('x'.repeat(1_000_000))],
	['the word undefined', 401, withSecret('undefined')],
	['a NUL after the secret', 401, withSecret(`${SECRET}\0`)],
	['two secrets, one right', 401, withSecret([SECRET, 'other'])],
	[
		'a secret that is an object',
		401,
		{ query: { click_id: 'c1', secret: { a: SECRET } } as never },
	],
	['the secret in the body only', 401, { body: { click_id: 'c1', secret: SECRET } }],
	['the secret under another name', 401, { query: { click_id: 'c1', token: SECRET } }],
	['a wrong secret in the path', 401, { query: { click_id: 'c1' }, params: { secret: 'wrong' } }],
	[
		'a wrong secret in the header',
		401,
		{ query: { click_id: 'c1' }, headers: { 'X-Postback-Secret': 'x' } },
	],
	[
		'basic authentication',
		401,
		{ query: { click_id: 'c1' }, headers: { Authorization: `Basic ${SECRET}` } },
	],
	['the previous secret once it is gone', 401, withSecret(PREVIOUS_SECRET)],
	['the HMAC secret as secret', 401, withSecret(HMAC_SECRET)],
	['a node whose secret is blank', 401, withSecret(''), { secrets: { secret: '' } }],
	['a node whose secret is too short', 401, withSecret('short'), { secrets: { secret: 'short' } }],
	['an expression as secret', 401, withSecret('={{ $credentials.secret }}')],
	['the right secret in the query', 200, withSecret(SECRET)],
	['the right secret in the path', 200, { query: { click_id: 'c1' }, params: { secret: SECRET } }],
	[
		'the right secret in the header',
		200,
		{ query: { click_id: 'c1' }, headers: { 'x-postback-secret': SECRET } },
	],
	[
		'the right secret as bearer',
		200,
		{ query: { click_id: 'c1' }, headers: { authorization: `Bearer ${SECRET}` } },
	],
	[
		'the previous secret while it is valid',
		200,
		withSecret(PREVIOUS_SECRET),
		{ secrets: { previousSecret: PREVIOUS_SECRET } },
	],
];

const SIGNATURES: Row[] = [
	['a right signature', 200, signed(), bySignature],
	['a right signature where either will do', 200, signed(), byEither],
	['a secret where either will do', 200, withSecret(SECRET), byEither],
	['a secret where only signatures count', 401, withSecret(SECRET), bySignature],
	['neither where either will do', 401, { query: { click_id: 'c1' } }, byEither],
	[
		'a wrong signature beside the right secret',
		401,
		{ ...signed({ key: 'wrong-key-0123456789' }), query: { secret: SECRET } },
		byEither,
	],
	['another key', 401, signed({ key: 'wrong-key-0123456789' }), bySignature],
	['the secret as key', 401, signed({ key: SECRET }), bySignature],
	['an empty key', 401, signed({ key: '' }), { ...bySignature, secrets: { hmacSecret: '' } }],
	['another body than was signed', 401, signed({ body: '{"click_id":"c2"}' }), bySignature],
	['a space added to the body', 401, signed({ body: `${signedBody} ` }), bySignature],
	['an old timestamp', 401, signed({ time: seconds(-400) }), bySignature],
	['a timestamp from the future', 401, signed({ time: seconds(400) }), bySignature],
	[
		'an old signature under a new timestamp',
		401,
		signed({ time: seconds(-400), claimed: seconds() }),
		bySignature,
	],
	['a timestamp of letters', 401, signed({ claimed: 'now' }), bySignature],
	['a negative timestamp', 401, signed({ claimed: '-1700000000' }), bySignature],
	['an empty signature', 401, signed({ header: '' }), bySignature],
	['a signature of zeros', 401, signed({ header: '0'.repeat(64) }), bySignature],
	['a signature of 1 MB', 401, signed({ header: 'a'.repeat(1_000_000) }), bySignature],
	['a signature in another scheme', 401, signed({ header: `sha1=${'a'.repeat(40)}` }), bySignature],
	['a GET without signature', 401, query({}), bySignature],
	['a signature, with the click id in the unsigned query', 400, unsignedQuery(), bySignature],
];
const CALLERS: Row[] = [
	['an address on the list', 200, from('192.0.2.7'), allow('192.0.2.7')],
	['an address not on the list', 403, from('192.0.2.8'), allow('192.0.2.7')],
	['a made-up X-Forwarded-For', 403, from('203.0.113.9', '192.0.2.7'), allow('192.0.2.7')],
	[
		'X-Forwarded-For of a trusted proxy',
		200,
		from('10.0.0.1', '192.0.2.7'),
		allow('192.0.2.7', '10.0.0.0/8'),
	],
	[
		'an entry put before the true one',
		403,
		from('10.0.0.1', '192.0.2.7, 203.0.113.9'),
		allow('192.0.2.7', '10.0.0.0/8'),
	],
	['a trusted proxy without the header', 403, from('10.0.0.1'), allow('192.0.2.7', '10.0.0.0/8')],
	[
		'rubbish in X-Forwarded-For',
		403,
		from('10.0.0.1', ',,;<script>'),
		allow('192.0.2.7', '10.0.0.0/8'),
	],
	['IPv4 inside IPv6', 200, from('::ffff:192.0.2.7'), allow('192.0.2.0/24')],
	['IPv4 inside IPv6 in hex', 200, from('::ffff:c000:207'), allow('192.0.2.0/24')],
	['another IPv4 inside IPv6', 403, from('::ffff:192.0.3.7'), allow('192.0.2.0/24')],
	['IPv6 in its block', 200, from('2001:db8::99'), allow('2001:db8::/32')],
	['IPv6 outside', 403, from('2001:db9::99'), allow('2001:db8::/32')],
	['an IPv4 block asked for IPv6', 403, from('2001:db8::1'), allow('0.0.0.0/0')],
	['a list of nothing but mistakes', 403, from('192.0.2.7'), allow('300.1.1.1')],
	['an unknown address', 403, from(''), allow('192.0.2.7')],
	[
		'a right address with a wrong secret',
		401,
		{ ...from('192.0.2.7'), query: { secret: 'x', click_id: '1' } },
		allow('192.0.2.7'),
	],
	['plain HTTP', 403, query({}), httpsOnly],
	['HTTPS', 200, { ...query({}), protocol: 'https' }, httpsOnly],
	[
		'HTTPS at the proxy',
		200,
		{ ...query({}), headers: { 'x-forwarded-proto': 'https' } },
		httpsOnly,
	],
	['HTTP at the proxy', 403, { ...query({}), headers: { 'x-forwarded-proto': 'http' } }, httpsOnly],
	[
		'HTTP at the first of two proxies',
		403,
		{ ...query({}), protocol: 'https', headers: { 'x-forwarded-proto': 'http, https' } },
		httpsOnly,
	],
];

const BODIES: Row[] = [
	['no body and no click id', 400, { query: { secret: SECRET } }],
	['broken JSON', 400, raw('{"click_id":"c1"')],
	['JSON that ends too late', 400, raw('{"click_id":"c1"}}')],
	['a JSON list', 400, raw('[{"click_id":"c1"}]')],
	['a JSON text', 400, raw('"click_id"')],
	['JSON null', 400, raw('null')],
	['a number', 400, raw('1')],
	['NaN in JSON', 400, raw('{"click_id":"c1","value":NaN}')],
	['a trap for parsers, 100,000 brackets', 400, raw('['.repeat(100_000))],
	[
		'deep JSON in an unknown field',
		200,
		raw(`{"click_id":"c1","x":${'['.repeat(5_000)}${']'.repeat(5_000)}}`),
	],
	[
		'custom data of 20,000 levels',
		400,
		raw(`{"click_id":"c1","custom_data":${'['.repeat(20_000)}${']'.repeat(20_000)}}`),
	],
	[
		'a value of 20,000 levels',
		400,
		raw(`{"click_id":"c1","value":${'['.repeat(20_000)}1${']'.repeat(20_000)}}`),
	],
	['broken UTF-8 in JSON', 400, raw(Buffer.from([0x7b, 0x22, 0x61, 0xff, 0xfe, 0x22, 0x7d]))],
	['half a character at the end', 400, raw(Buffer.from('click_id=\xc3', 'latin1'), FORM)],
	['an unknown character set', 400, raw('click_id=c1', `${FORM}; charset=klingon`)],
	[
		'a known other character set',
		200,
		raw(
			Buffer.from('click_id=c1&campaign_name=\xcf\xf0', 'latin1'),
			`${FORM}; charset=windows-1251`,
		),
	],
	['a byte order mark', 200, raw('\ufeff{"click_id":"c1"}')],
	['only blanks', 400, raw('   ')],
	['XML', 400, raw('<click_id>c1</click_id>', 'application/xml')],
	['multipart', 400, raw('--x\r\n\r\n--x--', 'multipart/form-data; boundary=x')],
	['bytes', 400, raw(Buffer.from([1, 2, 3, 4]), 'application/octet-stream')],
	['a form', 200, raw('click_id=c1&value=5', FORM)],
	[
		'a form without content type',
		200,
		{ method: 'POST', query: { secret: SECRET }, rawBody: 'click_id=c1' },
	],
	['JSON called text', 200, raw('{"click_id":"c1"}', 'text/plain')],
	['JSON with a vendor type', 200, raw('{"click_id":"c1"}', 'application/vnd.example+json')],
	['a form called JSON', 400, raw('click_id=c1', 'application/json')],
	['a body over the limit', 413, raw(`{"click_id":"${'x'.repeat(300_000)}"}`)],
	[
		'a Content-Length over the limit',
		413,
		{ ...query({}), method: 'POST', headers: { 'content-length': '99999999' } },
	],
	[
		'a Content-Length that is no number',
		200,
		{ ...query({}), headers: { 'content-length': 'many' } },
	],
	[
		'301 parameters in a form',
		400,
		raw(Array.from({ length: 301 }, (_, n) => `p${n}=1`).join('&'), FORM),
	],
	[
		'301 parameters in JSON',
		400,
		body(Object.fromEntries(Array.from({ length: 301 }, (_, n) => [`p${n}`, 1]))),
	],
	[
		'301 parameters in the query',
		400,
		query(Object.fromEntries(Array.from({ length: 301 }, (_, n) => [`p${n}`, '1']))),
	],
];

const PARAMETERS: Row[] = [
	['a click id twice, the same', 200, query({ click_id: ['c1', 'c1'] })],
	['a click id twice, different', 400, query({ click_id: ['c1', 'c2'] })],
	['a click id that is a list of lists', 400, body({ click_id: [['c1'], ['c2']] })],
	['a click id that is an object', 400, query({ click_id: { a: 'c1' } })],
	['a click id that is null', 400, body({ click_id: null })],
	['a click id that is true', 200, body({ click_id: true })],
	['a click id that is a number', 200, body({ click_id: 12345 })],
	['a value that is an object', 400, body({ value: { amount: 5 } })],
	['a value that is a list of two', 400, body({ value: [5, 6] })],
	['an unknown parameter that is an object', 200, body({ extra: { a: { b: 1 } } })],
	['__proto__ in JSON', 200, raw('{"click_id":"c1","__proto__":{"polluted":1}}')],
	['__proto__ as click id', 200, query({ click_id: '__proto__' })],
	['__proto__ in a form', 200, raw('click_id=c1&__proto__=1&__proto__[polluted]=1', FORM)],
	['constructor in JSON', 200, body({ constructor: { prototype: { polluted: 1 } } })],
	['toString and hasOwnProperty', 200, body({ toString: 'x', hasOwnProperty: 'y', valueOf: 'z' })],
	['__proto__ in custom data', 200, query({ custom_data: '{"__proto__":{"polluted":1}}' })],
	['a field of 1 MB', 413, { ...query({ campaign_name: 'x'.repeat(1_000_000) }) }],
	['a field of 10 KB', 413, query({ sub_1: 'x'.repeat(10_000) })],
	['a name of 10 KB', 200, query({ ['n'.repeat(10_000)]: '1' })],
	['custom data of 50 KB', 200, query({ custom_data: `{"a":"${'x'.repeat(50_000)}"}` })],
	['custom data of 70 KB', 413, query({ custom_data: `{"a":"${'x'.repeat(70_000)}"}` })],
	['custom data that is broken JSON', 200, query({ custom_data: '{"a":' })],
	[
		'custom data that nests too deep',
		200,
		body({ custom_data: { a: { a: { a: { a: { a: { a: { a: 1 } } } } } } } }),
	],
	['line breaks in a click id', 200, query({ click_id: 'c1\r\nSet-Cookie: a=b' })],
	['NUL in a click id', 200, query({ click_id: 'c1\0' })],
	['a script as campaign', 200, query({ campaign_name: '<script>alert(1)</script>' })],
	['SQL as click id', 200, query({ click_id: "1' OR '1'='1" })],
	['an expression as click id', 200, query({ click_id: '={{ $env.SECRET }}' })],
	['emoji and Arabic', 200, query({ campaign_name: '🎉 عرض', sub_1: '𝕏' })],
	['half a surrogate', 200, query({ sub_1: '\ud800' })],
	['encoded rubbish in the query', 200, query({ sub_1: '%E0%A4%A' })],
];

const MACROS: Row[] = [
	...[
		'{click_id}',
		'${clickid}',
		'{{click.id}}',
		'[cid]',
		'%clickid%',
		'#clickid#',
		'__CLICKID__',
		'{subid}',
		'REPLACE',
		'%7Bclickid%7D',
		'x-{subid}',
	].map((macro): Row => [`the click id ${macro}`, 400, query({ click_id: macro })]),
	...['null', 'undefined', '', '   ', 'None'].map(
		(nothing): Row => [
			`the click id ${JSON.stringify(nothing)}`,
			400,
			query({ click_id: nothing }),
		],
	),
	['a macro as click id where it may be missing', 200, query({ click_id: '{subid}' }), lenient],
	[
		'a macro as click id beside an external id',
		200,
		query({ click_id: '{subid}', external_id: 'e1' }),
	],
	['a macro as value', 200, query({ value: '{payout}' })],
	['a macro as event', 200, query({ event: '{event_name}' })],
	['a macro as name of a parameter', 200, query({ '{x}': '1' })],
];

const VALUES: Row[] = [
	...[
		'-5',
		'1e309',
		'1e21',
		'9'.repeat(30),
		'NaN',
		'Infinity',
		'abc',
		'12,5,6',
		'0x10',
		'∞',
		'١٢',
	].map((value): Row => [`the value ${value}`, 200, query({ value })]),
	['a huge number in JSON', 200, raw('{"click_id":"c1","value":1e400}')],
	['an unknown currency', 200, query({ value: '5', currency: 'ZZZ' })],
	['an unknown currency, strictly', 400, query({ value: '5', currency: 'ZZZ' }), strict],
	['an unreadable value, strictly', 400, query({ value: 'abc' }), strict],
	['a huge value, strictly', 400, query({ value: '9'.repeat(20) }), strict],
	['a time of the year 9999, strictly', 400, query({ time: '9999-01-01T00:00:00Z' }), strict],
	['a time that is no time', 200, query({ time: 'soon' })],
	['an unknown event', 200, query({ event: '!!!' })],
	['an unknown status', 200, query({ status: '💥' })],
];

const ROWS = [
	...SECRETS,
	...SIGNATURES,
	...CALLERS,
	...BODIES,
	...PARAMETERS,
	...MACROS,
	...VALUES,
];

beforeEach(forgetAll);

it('is a table of at least 120 rows', () => expect(ROWS.length).toBeGreaterThanOrEqual(120));

describe.each(ROWS)('%s', (_what, status, request, setting) => {
	it(`is answered with ${status}`, async () => {
		const { answer, outputs, error } = await call(request, setting);
		expect(error).toBeUndefined();
		expect(answer.status).toBe(status);
		expect(outputs === undefined).toBe(status !== 200);
		const told = JSON.stringify([answer, outputs]);
		for (const secret of [SECRET, PREVIOUS_SECRET, HMAC_SECRET]) expect(told).not.toContain(secret);
		expect(({} as IDataObject).polluted).toBeUndefined();
	});
});

describe('a refused call on the output Refused', () => {
	const refusals = ROWS.filter(([, status]) => status !== 200);

	it.each(refusals.map((row) => [row[0], row[1], row] as const))(
		'%s: tells %d and nothing of the secrets',
		async (_what, status, [, , request, setting]) => {
			const parameters = { ...setting?.parameters, refused: 'output' };
			const { answer, outputs } = await call(request, { ...setting, parameters });
			expect(answer.status).toBe(status);
			expect(outputs?.[0]).toEqual([]);
			expect(outputs?.[1]?.[0]?.json).toMatchObject({ refused: true, status, reason: answer.body });
			const told = JSON.stringify(outputs);
			for (const secret of [SECRET, PREVIOUS_SECRET, HMAC_SECRET]) {
				expect(told).not.toContain(secret);
			}
		},
	);
});
