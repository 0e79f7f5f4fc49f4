import { DateTime } from 'luxon';
import { tgTracker } from '../../../../../nodes/shared/trackers/tgTracker';
import { readCsv } from '../../../../../nodes/shared/trackers/tgTracker/tgtrack/csv';
import {
	readMoment,
	writeFrom,
	writeTo,
} from '../../../../../nodes/shared/trackers/tgTracker/moment';
import { rowsOf } from '../../../../../nodes/shared/trackers/tgTracker/bearerClient';

describe('the account is called', () => {
	it.each([
		[
			'by its host and path',
			{ product: 'bearer', url: 'https://t.example.com/api/' },
			't.example.com/api',
		],
		[
			'by its name, where it has one',
			{ url: 'https://t.example.com', accountName: ' Mine ' },
			'Mine',
		],
		['by its name at TGTrack', { product: 'tgtrack', accountName: 'channel' }, 'channel'],
	])('%s', (_, credential, account) => expect(tgTracker.accountOf(credential)).toBe(account));

	it.each([
		['an address', { product: 'bearer', url: ' ' }, "Fill in 'Base URL'"],
		[
			'a name at TGTrack, where all channels share a host',
			{ product: 'tgtrack' },
			"'Account Name'",
		],
	])('only with %s', (_, credential, message) =>
		expect(() => tgTracker.accountOf(credential)).toThrow(message),
	);
});

describe('capabilities', () => {
	const reasons = Object.values(tgTracker.capabilities).filter((one) => one !== true);

	it('that are missing have a reason without a full stop', () => {
		expect(reasons.length).toBeGreaterThan(0);
		for (const reason of reasons) expect(reason).toMatch(/^TG Tracker .*[^.]$/);
	});

	it('that are there carry the note that nothing is confirmed', () => {
		expect(tgTracker.notes?.conversion).toMatch(/publishes no API/);
		expect(tgTracker.notes?.upload).toBeUndefined();
	});
});

describe('a table', () => {
	it.each([
		['plain', 'userID,joinDate\n1,2\n', [{ userID: '1', joinDate: '2' }]],
		['with a byte order mark and CRLF', '\uFEFFuser_id,x\r\n1,2\r\n', [{ user_id: '1', x: '2' }]],
		['with quotes', 'a,b\n"x, ""y""\nz",2\n', [{ a: 'x, "y"\nz', b: '2' }]],
		['with semicolons', 'a;b\n1;2', [{ a: '1', b: '2' }]],
		['with an empty last cell', 'a,b\n1,', [{ a: '1', b: '' }]],
		['with blank lines', 'a,b\n\n1,2\n\n', [{ a: '1', b: '2' }]],
		['without rows', 'a,b\n', []],
	])('%s is read', (_, text, rows) =>
		expect(readCsv(text)?.rows.map((row) => row.toObject())).toEqual(rows),
	);

	it.each([
		['broken off', 'a,b\n1,2\n3'],
		['with a quote left open', 'a,b\n"1,2\n'],
		['of nothing', ''],
	])('%s is none', (_, text) => expect(readCsv(text)).toBeUndefined());
});

it('finds the cells of a table by names in any spelling', () => {
	const [row] = readCsv('User_ID,joinDate\n1,2\n')?.rows ?? [];
	expect([row?.cell('userid'), row?.cell('joindate'), row?.cell('status')]).toEqual(['1', '2', '']);
});

const AT = DateTime.fromISO('2026-11-20T23:30:15.500Z');

/** A span must hold all that is asked for, whether its end counts as in it or not. */
describe.each([
	['iso', '2026-11-20T23:30:15.500Z', '2026-11-20T23:30:15.500Z'],
	['unixMs', AT.toMillis(), AT.toMillis()],
	['unix', Math.floor(AT.toSeconds()), Math.ceil(AT.toSeconds())],
	['stamp', '2026-11-21 00:30:15', '2026-11-21 00:30:16'],
	['day', '2026-11-21', '2026-11-22'],
] as const)('a span written as %s', (format, from, to) => {
	it('begins no later and ends no earlier than asked for', () => {
		expect(writeFrom(format, AT, 'Europe/Berlin')).toBe(from);
		expect(writeTo(format, AT, 'Europe/Berlin')).toBe(to);
	});
});

it('ends at midnight when it is asked to', () => {
	const midnight = DateTime.fromISO('2026-11-20T23:00:00Z');
	expect(writeTo('day', midnight, 'Europe/Berlin')).toBe('2026-11-21');
	expect(writeTo('unix', midnight, 'Europe/Berlin')).toBe(midnight.toSeconds());
});

describe.each([
	['2026-11-20T12:00:00+03:00', '2026-11-20T09:00:00.000Z'],
	['2026-11-20 12:00:00', '2026-11-20T11:00:00.000Z'],
	['2026-11-20', '2026-11-19T23:00:00.000Z'],
	['1795176000', '2026-11-20T12:00:00.000Z'],
	[1795176000, '2026-11-20T12:00:00.000Z'],
	['1795176000123', '2026-11-20T12:00:00.123Z'],
	[0, null],
	['', null],
	['2026', null],
	['never', null],
	[{}, null],
])('the moment %j in Berlin', (value, moment) => {
	it(`is ${moment}`, () => expect(readMoment(value, 'Europe/Berlin')).toBe(moment));
});

describe.each([
	['the list itself', [{ id: 1 }], '', [{ id: 1 }]],
	['the first list', { ok: true, items: [{ id: 1 }] }, '', [{ id: 1 }]],
	['a list one step down', { data: { items: [{ id: 1 }], total: 1 } }, '', [{ id: 1 }]],
	['the named list', { other: [{ id: 2 }], data: { rows: [{ id: 1 }] } }, 'data.rows', [{ id: 1 }]],
	['only objects', [1, null, { id: 1 }], '', [{ id: 1 }]],
	['nothing in', { status: 'up' }, '', undefined],
	['nothing in a text', 'up', '', undefined],
])('rows of an answer: %s', (_, body, field, rows) => {
	it('are found', () => expect(rowsOf(body, field)).toEqual(rows));
});
