import { DateTime } from 'luxon';
import { COLUMN_SETS } from '../../../../../nodes/shared/trackers/keitaro/columns';
import type { KeitaroMemory } from '../../../../../nodes/shared/trackers/keitaro/conversionLog';
import { FakeLog } from './log';

const BEGIN = Date.UTC(2026, 10, 20, 12) / 1000;
const at = (second: number) => DateTime.fromSeconds(second, { zone: 'utc' });
const all = { from: at(BEGIN - 86_400) };
const every = (count: number, stepS: number, from = BEGIN) =>
	Array.from({ length: count }, (_, i) => from + i * stepS);
const distinct = (ids: number[]) => [...new Set(ids)].sort((a, b) => a - b);
const places = (count: number) => Array.from({ length: count }, (_, i) => i);

describe.each([true, false])('reading the log, with a total: %p', (hasTotal) => {
	it.each([
		['one page', 3, 60, 10],
		['many pages', 100, 60, 10],
		['pages that end within a second', 100, 0.25, 10],
		['the last page just full', 20, 60, 10],
		['nothing', 0, 60, 10],
	])('finds every row of %s', async (_, count, stepS, pageSize) => {
		const rows = every(count, stepS).map(Math.floor);
		const ids = await new FakeLog({ rows, hasTotal }).read(all, pageSize);
		expect(distinct(ids)).toEqual(places(count));
	});

	it('gets past more rows in one second than fit on a page, as after an import', async () => {
		const rows = [BEGIN - 5, ...every(30, 0), ...every(5, 60, BEGIN + 60)];
		const log = new FakeLog({ rows, hasTotal });
		expect(distinct(await log.read(all, 10))).toEqual(places(36));
		expect(log.bodies.map(({ limit }) => limit)).toEqual([10, 10, 40]);
	});

	it('takes the end of the window as excluded', async () => {
		const window = { from: at(BEGIN), to: at(BEGIN + 10) };
		expect(await new FakeLog({ rows: every(20, 1), hasTotal }).read(window, 50)).toEqual(
			places(10),
		);
	});

	it('stops rather than passing over rows when a page cannot be read', async () => {
		const log = new FakeLog({
			rows: every(50, 1),
			hasTotal,
			problem: (call) => (call === 3 ? 'serverFault' : undefined),
		});
		await expect(log.read(all, 10)).rejects.toThrow('Keitaro could not handle the request');
	});
});

describe('pages cut short', () => {
	it('are gone on with where they end, as long as there is a total', async () => {
		const spoil = <T>(rows: T[], call: number): T[] =>
			call % 2 === 1 ? rows.slice(0, Math.ceil(rows.length / 2)) : rows;
		const ids = await new FakeLog({ rows: every(40, 1), spoil }).read(all, 10);
		expect(distinct(ids)).toEqual(places(40));
	});

	it('are an error when they leave no way on', async () => {
		const log = new FakeLog({ rows: every(40, 1), spoil: () => [] });
		await expect(log.read(all, 10)).rejects.toThrow('broke off');
	});
});

/** Rows in the hour that comes twice when summer time ends, 2026-10-25 and 2026-11-01. */
describe.each([
	['Europe/Berlin', Date.UTC(2026, 9, 24, 23) / 1000],
	['America/New_York', Date.UTC(2026, 10, 1, 4) / 1000],
	['Europe/Berlin', Date.UTC(2026, 2, 29, 0) / 1000],
])('the change of the clock in %s', (zone, begin) => {
	it.each([3, 7, 20, 500])('loses no row and ends, with pages of %i', async (pageSize) => {
		const rows = every(80, 150, begin);
		const window = { from: at(begin - 3_600), to: at(begin + 86_400) };
		const ids = await new FakeLog({ rows }).read(window, pageSize, { zone });
		expect(distinct(ids)).toEqual(places(80));
	});
});

describe('what is asked for', () => {
	it('the zone is named, the order is by time, and an open end lies far ahead', async () => {
		const log = new FakeLog({ rows: [] });
		await log.read(all, 10, { zone: 'Asia/Tokyo' });
		expect(log.bodies).toEqual([
			{
				range: { from: '2026-11-19 21:00:00', to: '2028-01-01 00:00:00', timezone: 'Asia/Tokyo' },
				columns: COLUMN_SETS[0],
				filters: [],
				sort: [{ name: 'datetime', order: 'ASC' }],
				limit: 10,
				offset: 0,
			},
		]);
	});

	it('campaigns are asked for by number', async () => {
		const log = new FakeLog({ rows: [] });
		await log.read(all, 10, { campaigns: ['7', '12'] });
		expect(log.bodies[0]?.filters).toEqual([
			{ name: 'campaign_id', operator: 'IN_LIST', expression: [7, 12] },
		]);
	});
});

/** Which columns a build knows: keitaro-api §5.2. */
describe('the columns', () => {
	const setOf = async (unknown: string[], memory: KeitaroMemory = {}) => {
		await new FakeLog({ rows: [BEGIN], unknown }).read(all, 10, { memory });
		return memory.columnSet;
	};

	it.each([
		['v11', [], 0],
		['v9', ['event_id', 'conversion_type', 'status_history', 'sub_id_16'], 1],
		['a build without campaign columns', ['event_id', 'previous_status'], 2],
		['the poorest', ['event_id', 'conversion_id'], 3],
	])('of %s are found out once', async (_, unknown, expected) => {
		expect(await setOf(unknown)).toBe(expected);
		expect(await setOf(unknown, { columnSet: expected })).toBe(expected);
	});

	it('stay as they are after an upgrade, since the identity of conversions hangs on them', async () => {
		expect(await setOf([], { columnSet: 1 })).toBe(1);
	});

	it('are never made poorer later: a refusal is then an error', async () => {
		await expect(setOf(['event_id'], { columnSet: 0 })).rejects.toThrow('refused the request');
	});

	it('are not settled by a page that failed', async () => {
		const memory: KeitaroMemory = {};
		const log = new FakeLog({ rows: [], problem: () => 'serverFault' });
		await expect(log.read(all, 10, { memory })).rejects.toThrow();
		expect(memory).toEqual({});
	});

	it('a tracker that refuses them all is told in its own words', async () => {
		await expect(setOf(['datetime'])).rejects.toThrow('refused the request');
	});
});
