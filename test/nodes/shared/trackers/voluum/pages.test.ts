import { DateTime } from 'luxon';
import { PAGE_SIZE, readLog } from '../../../../../nodes/shared/trackers/voluum/conversionLog';
import { VoluumClient } from '../../../../../nodes/shared/trackers/voluum/client';
import type { Row } from '../../../../../nodes/shared/trackers/voluum/page';
import type { TrackerLink } from '../../../../../nodes/shared/trackers/module';
import { all } from '../probe';

const NOW = Date.UTC(2026, 10, 20, 12, 34, 56);
const EVER = { from: DateTime.fromMillis(0, { zone: 'utc' }) };

/** A log whose lines come one by one, for what a real server does too seldom to wait for. */
class FakeLog {
	readonly asked: Array<{ offset: number; limit: number }> = [];

	constructor(private readonly answer: (offset: number, limit: number, call: number) => unknown) {}

	async read(pageSize: number): Promise<number[]> {
		const link: TrackerLink = {
			send: async ({ query }) => {
				const [offset, limit] = [Number(query?.offset), Number(query?.limit)];
				this.asked.push({ offset, limit });
				const body = this.answer(offset, limit, this.asked.length);
				return await Promise.resolve({ answer: { status: 200, headers: {}, body } });
			},
			once: async () => await Promise.reject(new Error('nothing is written')),
			plain: async () => await Promise.reject(new Error('nothing else is asked')),
			credential: {},
			now: () => NOW,
			sleep: async () => await Promise.resolve(),
		};
		const rows = await all<Row>(readLog(new VoluumClient(link), EVER, { pageSize }));
		return [...new Set(rows.map(({ n }) => Number(n)))].sort((a, b) => a - b);
	}
}

const stamp = (second: number) => `2026-11-20 01:00:${String(second).padStart(2, '0')} AM`;
const lines = (seconds: number[]) =>
	seconds.map((second, n) => ({ n, postbackTimestamp: stamp(second) }));
const range = (count: number) => Array.from({ length: count }, (_, n) => n);

describe('pages', () => {
	it('begin again at the second in which the last one ended, since its rows have no order', async () => {
		const rows = lines([1, 2, 3, 3, 3, 3, 4, 5]);
		const fake = new FakeLog((offset, limit, call) => {
			// At every other request the rows of a second stand the other way round.
			const turned =
				call % 2 === 0
					? [...rows.slice(0, 2), ...rows.slice(2, 6).reverse(), ...rows.slice(6)]
					: rows;
			return { totalRows: 8, rows: turned.slice(offset, offset + limit) };
		});
		expect(await fake.read(4)).toEqual(range(8));
		expect(fake.asked).toEqual([
			{ offset: 0, limit: 4 },
			{ offset: 2, limit: 6 },
		]);
	});

	it('of 100,000 rows are as few as their size allows, batches of one second among them', async () => {
		const rows = Array.from({ length: 100_000 }, (_, n) => ({
			n,
			postbackTimestamp: new Date(Math.floor(n / 7) * 1_000).toISOString(),
		}));
		const fake = new FakeLog((offset, limit) => ({
			totalRows: rows.length,
			rows: rows.slice(offset, offset + limit),
		}));
		expect(await fake.read(PAGE_SIZE)).toHaveLength(100_000);
		expect(fake.asked).toHaveLength(100_000 / PAGE_SIZE);
	});

	it('grow where one second holds more rows than a page', async () => {
		const rows = lines(new Array<number>(30).fill(7));
		const fake = new FakeLog((offset, limit) => ({
			totalRows: 30,
			rows: rows.slice(offset, offset + limit),
		}));
		expect(await fake.read(10)).toEqual(range(30));
		expect(fake.asked.map(({ limit }) => limit)).toEqual([10, 40]);
	});

	it('begin anew when rows before them are taken away', async () => {
		const before = lines(range(12));
		const after = before.slice(3);
		const fake = new FakeLog((offset, limit, call) => {
			const rows = call === 1 ? before : after;
			return { totalRows: rows.length, rows: rows.slice(offset, offset + limit) };
		});
		expect(await fake.read(6)).toEqual(range(12));
	});

	it('without a total end with one that is not full', async () => {
		const rows = lines(range(9));
		const fake = new FakeLog((offset, limit) => ({ rows: rows.slice(offset, offset + limit) }));
		expect(await fake.read(4)).toEqual(range(9));
	});

	it('that are empty although there are more rows are an error', async () => {
		const fake = new FakeLog(() => ({ totalRows: 5, rows: [] }));
		await expect(fake.read(4)).rejects.toThrow('broke off');
	});

	it('that hold an error instead of rows say it', async () => {
		const fake = new FakeLog(() => ({ error: { message: 'Report is too large' } }));
		await expect(fake.read(4)).rejects.toThrow('Voluum refused the request: Report is too large');
	});
});
