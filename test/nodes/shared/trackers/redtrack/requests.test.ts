import { accountSettings } from '../../../../../nodes/shared/trackers/account';
import { redtrack } from '../../../../../nodes/shared/trackers/redtrack';
import { redtrackId } from '../../../../simulators/redtrack';
import { all } from '../probe';
import { fakeLink } from '../fakeLink';
import { asked, DAY_MS, none, NOW, pageOf, read, readFrom, rowsOf, started, utc } from './logs';

describe('requests', () => {
	it('an idle sync costs two', async () => {
		const simulator = await started();
		await read(simulator, { from: utc(NOW - DAY_MS) });
		expect(simulator.requestCount).toBe(2);
	});

	it('an account without conversions costs one', async () => {
		const simulator = await started({ conversions: 0 });
		expect(await read(simulator)).toEqual([]);
		expect(simulator.requestCount).toBe(1);
	});

	it('100,000 rows cost ten pages and one list of campaigns', async () => {
		const paths: string[] = [];
		const log = rowsOf(100_000, 20);
		const link = fakeLink(async ({ url, query = {} }) => {
			paths.push(url);
			return url === '/campaigns' ? [] : pageOf(log, query);
		});
		expect(await readFrom(link)).toHaveLength(100_000);
		expect(paths.filter((path) => path === '/conversions')).toHaveLength(10);
		expect(paths).toHaveLength(11);
	});

	it('a stretch too large to be held is read in halves, the earlier one first', async () => {
		const days: string[] = [];
		const link = fakeLink(async ({ url, query = {} }) => {
			if (url === '/campaigns') return [];
			const [from, to] = [String(query.date_from), String(query.date_to)];
			days.push(`${from} ${to}`);
			// As many on each day as cannot be held for two.
			const count = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
			const row = { id: redtrackId('conversion', days.length), conv_time: `${from}T12:00:00Z` };
			return { items: [row], total: count === 1 ? 1 : count * 60_000 };
		});
		const tracker = redtrack.connect(link, accountSettings(link.credential));
		const window = { from: utc(Date.UTC(2026, 10, 1)), to: utc(Date.UTC(2026, 10, 5)) };
		const found = await all(tracker.conversions?.(window) ?? none());
		expect(found.map(({ convertedAt }) => convertedAt.slice(8, 10))).toEqual([
			'01',
			'02',
			'03',
			'04',
		]);
		expect(days).toEqual([
			'2026-11-01 2026-11-04',
			'2026-11-01 2026-11-02',
			'2026-11-01 2026-11-01',
			'2026-11-02 2026-11-02',
			'2026-11-03 2026-11-04',
			'2026-11-03 2026-11-03',
			'2026-11-04 2026-11-04',
		]);
	});

	it('days are asked for in the zone of the account', async () => {
		const simulator = await started({ zone: 'Asia/Tokyo' });
		const window = { from: utc(Date.UTC(2026, 10, 18, 16)), to: utc(Date.UTC(2026, 10, 19, 15)) };
		await read(simulator, window, {}, { timeZone: 'Asia/Tokyo' });
		expect(asked(simulator, '/conversions')[0]?.query).toMatchObject({
			date_from: '2026-11-19',
			date_to: '2026-11-19',
		});
	});
});
