import { deepEqual, equal, match, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import { AD_CLICK_IDS, findAdClickIds, realText } from '../../nodes/shared/conversion/adClickIds';
import type { Conversion } from '../../nodes/shared/conversion/conversion';
import { parseCurrency, parseMoney } from '../../nodes/shared/conversion/money';
import { isIso, parseStamp, toStamp } from '../../nodes/shared/conversion/time';
import { readConversion } from '../../nodes/shared/conversion/validate';
import { changedFields, VERSION_LENGTH, versionOf } from '../../nodes/shared/conversion/version';
import { eventIdOf } from '../../nodes/shared/platforms/eventId';
import { minorDigits, readAmount } from '../../nodes/shared/postback/amount';
import { readMoment as postbackMoment } from '../../nodes/shared/postback/moment';
import { readMoment as trackerMoment } from '../../nodes/shared/trackers/tgTracker/moment';
import { sale } from '../e2e/platforms/items';
import { cell } from './arbitraries';
import { fuzz } from './cases';

const FIELDS = Object.keys(sale(1));
const item = fc
	.record({
		more: fc.dictionary(fc.oneof(fc.constantFrom(...FIELDS), fc.string({ maxLength: 6 })), cell, {
			maxKeys: 5,
		}),
		left: fc.subarray(FIELDS),
		isWhole: fc.boolean(),
	})
	.map(({ more, left, isWhole }) => {
		const own = Object.entries(sale(1)).filter(([name]) => isWhole || left.includes(name));
		return { ...Object.fromEntries(own), ...more } as IDataObject;
	});

fuzz('Conversion: any item', item, (json) => {
	const read = readConversion(json);
	if ('problem' in read) {
		// It is named, so that its owner finds it.
		const name = /^Field '(\w+)' \w/.exec(read.problem)?.[1];
		if (name === undefined) throw new Error(read.problem);
		return;
	}
	const { conversion } = read;
	ok(typeof conversion.id === 'string' && !Number.isNaN(Date.parse(conversion.convertedAt)));
	for (const name of ['revenue', 'cost'] as const) {
		if (conversion[name] !== null && !Number.isFinite(conversion[name])) throw new Error(name);
	}
	// What has been read is read again as it is.
	deepEqual(readConversion(conversion as unknown as IDataObject), { conversion });
});

const cents = fc.integer({ min: -99_999_999, max: 99_999_999 });

fuzz('Money: any amount', fc.oneof(cell, cents), (value) => {
	const amount = parseMoney(value);
	if (amount !== null && !Number.isFinite(amount)) throw new Error(`It is ${amount}`);
	if (typeof value !== 'number') return;
	const text = (value / 100).toFixed(2);
	if (Math.abs(value) < 1e12) {
		equal(parseMoney(text), Number(text));
		equal(parseMoney(text.replace('.', ',')), Number(text));
	}
});

fuzz('Money: any currency', fc.oneof(cell, fc.string({ maxLength: 4 })), (value) => {
	const code = parseCurrency(value);
	if (code === null) return;
	match(code, /^[A-Z]{3}$/);
	equal(parseCurrency(` ${code.toLowerCase()} `), code);
});

const MOST = 1e12;
const written = fc
	.record({
		whole: fc.integer({ min: 0, max: 999_999_999 }),
		fraction: fc.integer({ min: 0, max: 99 }),
		separators: fc.constantFrom<readonly [string, string]>(
			[',', '.'],
			['.', ','],
			[' ', ','],
			["'", '.'],
		),
		sign: fc.constantFrom<readonly [string, string]>(
			['', ''],
			['€', ''],
			['', ' EUR'],
			['EUR ', ''],
		),
	})
	.map(({ whole, fraction, separators: [group, point], sign: [before, after] }) => {
		const digits = String(whole).replace(/\B(?=(?:\d{3})+$)/g, group);
		const decimals = String(fraction).padStart(2, '0');
		return {
			text: `${before}${digits}${point}${decimals}${after}`,
			amount: whole + fraction / 100,
		};
	});

fuzz('Money: as people write it', written, ({ text, amount }) => {
	const read = readAmount(text, 'EUR');
	ok(Math.abs((read.value ?? NaN) - amount) < 1e-6);
	equal(read.currency, 'EUR');
});

fuzz(
	'Money: any text of a postback',
	fc.record({
		value: fc.oneof(cell, fc.string({ unit: fc.constantFrom(..."0123456789.,-+ €$EUR'") })),
	}),
	({ value }) => {
		const text = typeof value === 'string' ? value : String(JSON.stringify(value) ?? '');
		const { value: amount, currency } = readAmount(text, undefined);
		if (amount !== null && !(Math.abs(amount) <= MOST)) throw new Error(`It is ${amount}`);
		if (currency !== null) ok(minorDigits(currency) >= 0);
	},
);

const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Kiritimati'];
const second = fc.integer({ min: 946_684_800, max: 4_102_444_800 });

fuzz(
	'Time: what a tracker writes',
	fc.tuple(second, fc.constantFrom(...ZONES)),
	([seconds, zone]) => {
		const time = DateTime.fromSeconds(seconds, { zone: 'utc' });
		const stamp = toStamp(time, zone);
		const read = parseStamp(stamp, zone);
		if (read === null || !isIso(read)) throw new Error(`${stamp} is lost`);
		// In the hour that clocks repeat either of the two will do: it is written alike.
		equal(toStamp(DateTime.fromISO(read, { zone: 'utc' }), zone), stamp);
		if (zone === 'UTC') equal(Date.parse(read), seconds * 1000);
	},
);

const timeText = fc.oneof(
	cell,
	fc.string({ unit: fc.constantFrom(...'0123456789-: TZ+.'), maxLength: 24 }),
	fc
		.array(fc.integer({ min: 0, max: 99 }), { minLength: 6, maxLength: 6 })
		.map(([year = 0, ...rest]) => {
			const [month, day, hour, minute, at] = rest.map((n) => String(n).padStart(2, '0'));
			return `20${String(year).padStart(2, '0')}-${month}-${day} ${hour}:${minute}:${at}`;
		}),
);

fuzz('Time: any text', fc.tuple(timeText, fc.constantFrom(...ZONES)), ([value, zone]) => {
	const now = Date.UTC(2026, 10, 28);
	const read = [
		parseStamp(value, zone),
		trackerMoment(value, zone),
		postbackMoment(typeof value === 'string' ? value : '', zone, now),
	];
	for (const iso of read) {
		if (iso !== null && Number.isNaN(Date.parse(iso))) throw new Error(`${String(iso)} is no time`);
	}
});

const IDS = ['fbclid', 'gclid', 'ttclid', 'wbraid', '_fbp', 'fbc', 'msclkid', 'epik', 'li_fat_id'];
const SHAPED = [
	...['IwAR0123456789abcdefghij', 'Cj0KCQ0123456789abcdefghij0', 'E.C.P.0123456789abcdef'],
	...['fb.1.1763640000000.1234567890', 'fb.1.1763640000000.AbCdEfGhIjKlMn', '0AAAAA0123456789ab'],
];
const value = fc.oneof(
	fc.constantFrom(...SHAPED),
	fc.string({ maxLength: 30 }),
	fc.constant('{fbclid}'),
);
const visit = fc.record({
	values: fc.array(fc.tuple(fc.option(fc.oneof(fc.constantFrom(...IDS), fc.string())), value), {
		maxLength: 6,
	}),
	urls: fc.array(
		fc
			.tuple(fc.constantFrom(...IDS), value)
			.map(
				([name, text]) => `https://landing.example.com/?x=1&${name}=${encodeURIComponent(text)}#y`,
			),
		{ maxLength: 2 },
	),
});

fuzz('Ad click IDs', visit, ({ values, urls }) => {
	const found = findAdClickIds(values, urls);
	const given = new Set<unknown>(values.map(([, text]) => realText(text)));
	for (const url of urls) {
		for (const text of new URL(url).searchParams.values()) given.add(realText(text));
	}
	for (const [name, text] of Object.entries(found)) {
		if (!(AD_CLICK_IDS as string[]).includes(name)) throw new Error(`${name} is none`);
		// To the letter: such ids are case-sensitive.
		if (!given.has(text)) throw new Error(`${text} was not given`);
	}
	const named = values.find(([name, text]) => name === 'fbclid' && realText(text) !== null);
	if (named !== undefined) equal(found.fbclid, realText(named[1]));
});

const WORDS = ['sale', 'lead', 'rejected', 'refund', 'approved', 'hold', 'deposit'];
const STATUSES = ['confirmed', 'pending', 'rejected', 'refunded', 'unknown'] as const;
const versioned = fc.record({
	status: fc.constantFrom(...STATUSES),
	trackerStatus: fc.constantFrom(...WORDS),
	event: fc.constantFrom('Purchase' as const, 'Lead' as const, 'Custom_Upsell' as const),
	trackerEvent: fc.constantFrom(...WORDS),
	revenue: fc.option(fc.integer({ min: 0, max: 50 })),
	currency: fc.constantFrom('USD', 'EUR', null),
});
const identity = fc.record({
	tracker: fc.constantFrom('keitaro' as const, 'voluum' as const, 'other' as const),
	account: fc.constantFrom('a.example.com', 'b.example.com', 'a.example.com:8080'),
	id: fc.constantFrom('1', '2', '1:', 'click|tx|type', 'click|tx'),
});
const twoOf = fc.record({ before: versioned, after: versioned, one: identity, other: identity });

fuzz('Event IDs and versions', twoOf, ({ before, after, one, other }) => {
	const [first, changed] = [before, after].map(
		(state) => ({ ...sale(1), ...one, ...state }) as unknown as Conversion,
	) as [Conversion, Conversion];
	const versions = [versionOf(first), versionOf(changed)] as const;
	equal(versions[0].length, VERSION_LENGTH);
	const moved = [
		...(before.status !== after.status || before.trackerStatus !== after.trackerStatus
			? ['status']
			: []),
		...(before.event !== after.event || before.trackerEvent !== after.trackerEvent
			? ['event']
			: []),
		...(before.revenue !== after.revenue || before.currency !== after.currency ? ['revenue'] : []),
	];
	deepEqual(changedFields(...versions), moved);
	// Neither status nor money makes it another event; the event itself, tracker, account and id do.
	equal(eventIdOf(first) === eventIdOf(changed), before.event === after.event);
	const same =
		one.tracker === other.tracker && one.account === other.account && one.id === other.id;
	equal(eventIdOf(first) === eventIdOf({ ...first, ...other }), same);
	match(eventIdOf(first), /^[\w-]{32}$/);
});
