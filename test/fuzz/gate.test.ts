import { equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { take } from '../../nodes/PostbackTrigger/receive';
import { AddressList } from '../../nodes/shared/security/addressList';
import { parseAddress, parseBlock } from '../../nodes/shared/security/address';
import { callerAddress } from '../../nodes/shared/security/caller';
import { RecentKeys } from '../../nodes/shared/security/recentKeys';
import { sign } from '../../nodes/shared/security/signature';
import { SlidingWindow } from '../../nodes/shared/security/slidingWindow';
import { fuzz } from './cases';
import { callOf, HMAC_KEY, newMemory, NOW_MS, SECRET, settingsOf } from './postbacks/call';

/** An address by its number, and the ways in which proxies and people write it. */
const v4 = (bits: number): string => [24, 16, 8, 0].map((at) => (bits >>> at) & 255).join('.');
const hexOf = (bits: number): string =>
	`${(bits >>> 16).toString(16)}:${(bits & 0xffff).toString(16)}`;
const WRITTEN: ReadonlyArray<(bits: number) => string> = [
	v4,
	(bits) => `${v4(bits)}:443`,
	(bits) => `::ffff:${v4(bits)}`,
	(bits) => `[::FFFF:${hexOf(bits)}]:8080`,
	(bits) => ` ${v4(bits)} `,
];

const bits = fc.oneof(fc.integer({ min: 0, max: 0xffff_ffff }), fc.constantFrom(0, 0xffff_ffff));
const block = fc.record({ bits, prefix: fc.integer({ min: 0, max: 32 }) });
/** A neighbour of a block lies at its edge more often than chance would have it. */
const near = fc
	.record({ block, flipped: fc.integer({ min: 0, max: 31 }), isSame: fc.boolean() })
	.map(({ block: of, flipped, isSame }) => ({
		block: of,
		caller: isSame ? of.bits : (of.bits ^ (1 << flipped)) >>> 0,
	}));
const isIn = (caller: number, of: { bits: number; prefix: number }): boolean =>
	of.prefix === 0 || caller >>> (32 - of.prefix) === of.bits >>> (32 - of.prefix);

fuzz(
	'Gate: addresses and blocks',
	fc.record({
		near,
		written: fc.constantFrom(...WRITTEN),
		others: fc.array(fc.string(), { maxLength: 3 }),
	}),
	({ near: { block: of, caller }, written, others }) => {
		const list = new AddressList([`${v4(of.bits)}/${of.prefix}`, ...others].join('\n'));
		const isOther = others.some((text) => new AddressList(text).has(v4(caller)));
		equal(list.has(written(caller)), isIn(caller, of) || isOther);
		ok(!list.isEmpty);
	},
);

const TRAPS = [
	'::',
	'1.2.3',
	'01.2.3.4',
	'1.2.3.4/33',
	'::1%eth0',
	'[::1',
	'1:2:3:4:5:6:7:8:9',
	'/8',
];
const addressText = fc.oneof(
	fc.constantFrom(...TRAPS),
	fc.string({ maxLength: 45 }),
	fc.string({ unit: fc.constantFrom(...'0123456789abcdef:./[]%'), maxLength: 45 }),
	fc.ipV6(),
	fc.ipV4Extended(),
);

fuzz('Gate: any text as an address', addressText, (text) => {
	const address = parseAddress(text);
	if (address === undefined) return;
	ok(address.bits >= 0n && address.bits < 1n << BigInt(address.size));
	const own = parseBlock(text.includes('/') ? '' : text);
	if (own !== undefined) ok(new AddressList(text.replaceAll(/[\s,;]/g, '')).has(text));
});

const hops = fc.record({
	remote: fc.integer({ min: 0, max: 5 }),
	forwarded: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 5 }),
	trusted: fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 4 }),
});
const hopOf = (n: number): string => `192.0.2.${n}`;

fuzz('Gate: who is calling behind proxies', hops, ({ remote, forwarded, trusted }) => {
	const list = new AddressList(trusted.map(hopOf).join(','));
	const chain = [...forwarded, remote];
	// From the server on outwards, the first that is no proxy of ours; the outermost if all are.
	const found = [...chain].reverse().find((hop) => !trusted.includes(hop)) ?? chain[0] ?? remote;
	const arrival = { remote: hopOf(remote), forwardedFor: forwarded.map(hopOf).join(', ') };
	equal(callerAddress({ ...arrival, isSecure: true }, list), hopOf(found));
});

const BODY = Buffer.from('{"click_id":"c1"}');
const SHIFTS = [0, -300, 300, -301, 301, 86_400];
const proof = fc.record({
	proof: fc.constantFrom('secret' as const, 'signature' as const, 'either' as const),
	secret: fc.oneof(
		fc.constantFrom(SECRET, '', SECRET.toUpperCase(), SECRET.slice(1), `${SECRET} `),
		fc.string({ maxLength: 30 }),
	),
	key: fc.constantFrom(HMAC_KEY, 'another-key', ''),
	isSigned: fc.boolean(),
	shiftS: fc.constantFrom(...SHIFTS),
	spoilt: fc.constantFrom('nothing', 'body', 'time', 'signature', 'no time'),
	encoding: fc.constantFrom('hex' as const, 'base64' as const, 'base64url' as const),
	scheme: fc.constantFrom('', 'sha256=', 'v1 = '),
});

fuzz('Gate: secrets and signatures', proof, async (given) => {
	const timestamp = String(NOW_MS / 1000 + given.shiftS);
	const signed = given.spoilt === 'time' ? String(NOW_MS / 1000 + given.shiftS - 1) : timestamp;
	const content = given.spoilt === 'body' ? Buffer.from('{"click_id":"c2"}') : BODY;
	const made = sign(given.key, signed, content).toString(given.encoding);
	const signature = given.scheme + (given.spoilt === 'signature' ? made.slice(0, -2) : made);
	const headers = {
		'content-type': 'application/json',
		...(given.isSigned && { 'x-signature': signature }),
		...(given.isSigned && given.spoilt !== 'no time' && { 'x-timestamp': timestamp }),
	};
	const secrets = given.secret === '' ? [] : [given.secret];
	const call = callOf({ method: 'POST', query: {}, body: BODY, headers, secrets });
	const settings = settingsOf('generic', {}, { proof: given.proof });
	const memory = newMemory();
	const received = await take(call, settings, memory, NOW_MS);

	const isRight = given.isSigned && given.spoilt === 'nothing' && given.key === HMAC_KEY;
	const bySignature = isRight && Math.abs(given.shiftS) <= 300;
	const bySecret = given.secret === SECRET;
	const wanted = {
		secret: bySecret,
		signature: bySignature,
		// Whoever signs is judged by that.
		either: given.isSigned ? bySignature : bySecret,
	};
	equal('postback' in received, wanted[given.proof]);
	if ('refusal' in received) equal(received.refusal.status, 401);
	if (given.proof === 'secret' || !wanted[given.proof] || !given.isSigned) return;
	const again = await take(call, settings, memory, NOW_MS);
	ok('refusal' in again && again.refusal.code === 'replay');
});

const times = fc.array(fc.integer({ min: 0, max: 40_000 }), { minLength: 1, maxLength: 40 });

fuzz(
	'Gate: rate limit',
	fc.record({ limit: fc.integer({ min: 0, max: 6 }), steps: times }),
	({ limit, steps }) => {
		const window = new SlidingWindow(limit, 60_000);
		const letIn: number[] = [];
		let now = 0;
		for (const step of steps) {
			now += step;
			const lately = letIn.filter((at) => at > now - 60_000);
			const waitMs = window.take(now);
			equal(waitMs === 0, lately.length < limit);
			if (waitMs === 0) letIn.push(now);
			else ok(window.take(now + waitMs - 1) > 0);
		}
	},
);

fuzz(
	'Gate: duplicates',
	fc.array(
		fc.record({ key: fc.constantFrom('a', 'b', 'c'), step: fc.integer({ min: 0, max: 700 }) }),
		{
			maxLength: 30,
		},
	),
	(calls) => {
		const keys = new RecentKeys(1_000, 100);
		const last = new Map<string, number>();
		let now = 0;
		for (const { key, step } of calls) {
			now += step;
			const isNew = now - (last.get(key) ?? -Infinity) >= 1_000;
			equal(keys.add(key, now), isNew);
			if (isNew) last.set(key, now);
		}
	},
);
