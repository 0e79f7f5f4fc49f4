import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';
import { conversionItems, World } from './ForwardConversions/world';
import { SimulatedAccount } from './Keitaro/support/account';
import { byId } from './Keitaro/rows/row';
import { Publication } from './TrackerTrigger/publication';

/** What the nodes have said in n8n's log so far. */
function linesOf(): () => string[] {
	const spy = jest.spyOn(Container.get(Logger), 'info').mockImplementation(() => {});
	return () => spy.mock.calls.map(([line]) => String(line));
}

let lines: () => string[];
beforeEach(() => (lines = linesOf()));
afterEach(() => jest.restoreAllMocks());
afterAll(async () => await Publication.stopAll());

/** A log is read by more people than the data is: numbers and the words of the node, nothing else. */
const PLAIN = /^[A-Z][A-Za-z ]+: [\dA-Za-z %,]+$/;

describe('Keitaro', () => {
	it('says how many rows of a long log it has read', async () => {
		const account = await SimulatedAccount.start({ conversions: 24_000, days: 30 });
		try {
			const all = { returnAll: true, dateRange: 'allTime' };
			const { items } = await account.run('conversion.getAll', all);
			expect(items.length).toBeGreaterThan(20_000);
		} finally {
			await account.stop();
		}
		const read = lines().map((line) => Number(/: (\d+) rows read so far$/.exec(line)?.[1]));
		expect(read.length).toBeGreaterThanOrEqual(2);
		expect(read.every((count) => count >= 10_000)).toBe(true);
		expect(lines().filter((line) => !PLAIN.test(line))).toEqual([]);
	}, 60_000);

	it('says how many days of a breakdown it has read, and nothing of a short one', async () => {
		const account = await SimulatedAccount.start();
		const options = { dayByDay: true };
		try {
			await account.run('breakdown.geo', { dateRange: 'last7Days', options });
			expect(lines()).toEqual([]);
			await account.run('breakdown.geo', { dateRange: 'last90Days', options });
		} finally {
			await account.stop();
		}
		expect(lines()).toHaveLength(9);
		expect(lines()[0]).toMatch(/: 9 of 90 days read$/);
		expect(lines().filter((line) => !PLAIN.test(line))).toEqual([]);
	}, 60_000);

	it('says how many of many items are done', async () => {
		const account = await SimulatedAccount.start();
		const items = Array.from({ length: 1_000 }, () => ({}));
		try {
			await account.run('campaign.get', { campaignId: byId(1) }, { items });
		} finally {
			await account.stop();
		}
		const told = lines().map((line) => line.replace(/^.*?: /, ''));
		expect(told).toEqual(
			[100, 200, 300, 400, 500, 600, 700, 800, 900, 1000].map(
				(done) => `${done} of 1000 items done`,
			),
		);
	}, 60_000);
});

it('Forward Conversions says at each tenth how many are answered, of ten thousand and more', async () => {
	const world = await World.start();
	await world.forward(conversionItems(100));
	expect(lines()).toEqual([]);
	await world.forward(conversionItems(10_000, (n) => ({ id: `large-${n}` })));
	const told = lines().map((line) => line.replace(/^.*?: /, ''));
	expect(told).toHaveLength(10);
	expect(told.at(-1)).toMatch(/^10000 of 10000 conversions answered by Meta/);
	expect(lines().filter((line) => !PLAIN.test(line))).toEqual([]);
}, 120_000);

it('Tracker Trigger says with each poll how far a backfill is, until it is through', async () => {
	const publication = await Publication.start({
		tracker: { conversions: 2_000, days: 40 },
		parameters: { options: { maxItems: 200 } },
	});
	await publication.catchUp();
	const percents = lines().flatMap(
		(line) => /: Backfill (\d+) % done, \d+ conv/.exec(line)?.[1] ?? [],
	);
	expect(percents.length).toBeGreaterThan(3);
	expect(percents.map(Number)).toEqual([...percents.map(Number)].sort((a, b) => a - b));
	expect(lines().filter((line) => !PLAIN.test(line))).toEqual([]);
	const before = lines().length;
	await publication.tick(15);
	expect(lines()).toHaveLength(before);
}, 60_000);
