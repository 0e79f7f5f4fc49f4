import { CAMPAIGNS, createTruth, LatestIndex, type Truth, type TruthClick } from './generator';

const END = Date.UTC(2026, 8, 18, 12);
const DAY_MS = 86_400_000;
const truthOf = (conversions: number, seed = 1): Truth =>
	createTruth({ conversions, seed, end: END });
const rowsOf = (truth: Truth) => Array.from({ length: truth.size }, (_, i) => truth.conversion(i));

const truth = truthOf(2_000);
const conversions = rowsOf(truth);
const clicks = conversions.map(({ click }) => click);
const share = (rows: unknown[], of: unknown[]): number => rows.length / of.length;

describe('the seed decides everything', () => {
	it('the same seed gives the same rows, in whatever order they are asked for', () => {
		const again = truthOf(2_000);
		const backwards = Array.from({ length: 2_000 }, (_, k) => again.conversion(1_999 - k));
		expect(JSON.stringify(backwards.reverse())).toBe(JSON.stringify(conversions));
	});

	it('another seed gives other rows', () => {
		const other = rowsOf(truthOf(100, 2));
		const same = other.filter(({ click }, i) => click.id === conversions[i]?.click.id);
		expect(same).toHaveLength(0);
	});

	it('event ids, click ids and click id plus transaction id never collide', () => {
		const pairs = conversions.map(({ click, transactionId }) => `${click.id} ${transactionId}`);
		expect(new Set(conversions.map(({ eventId }) => eventId)).size).toBe(2_000);
		expect(new Set(pairs).size).toBe(2_000);
		expect(new Set(clicks.map(({ id }) => id)).size).toBeLessThan(2_000);
	});

	it('an id leads back to its row', () => {
		const { eventId, click } = conversions[17]!;
		expect(truth.indexOfEventId(eventId)).toBe(17);
		expect(truth.clickOfId(click.id)).toBe(click.index);
		expect(truth.conversionsOfClick(click.index)).toContain(17);
		expect(truth.clickOfId('nosuchclick00')).toBeUndefined();
	});
});

describe('what happens over 90 days', () => {
	it('every conversion is first heard of inside the 90 days, after its click', () => {
		for (const { click, timeline } of conversions) {
			const at = timeline[0]!.at * 1000;
			expect(at).toBeGreaterThanOrEqual(END - 90 * DAY_MS);
			expect(at).toBeLessThanOrEqual(END);
			expect(click.at * 1000).toBeLessThan(at);
		}
	});

	it('about a quarter hears more than one postback, some of them after the end', () => {
		const several = conversions.filter(({ timeline }) => timeline.length > 1);
		const future = conversions.filter(({ timeline }) => timeline.at(-1)!.at * 1000 > END);
		expect(share(several, conversions)).toBeGreaterThan(0.2);
		expect(share(several, conversions)).toBeLessThan(0.32);
		expect(future.length).toBeGreaterThan(10);
		expect(Math.max(...conversions.map(({ timeline }) => timeline.length))).toBe(4);
	});

	it.each([
		'lead,sale',
		'lead,rejected',
		'sale,sale',
		'sale,refunded',
		'registration,deposit',
		'sale,rebill',
		'lead,sale,refunded',
		'lead,sale,sale,refunded',
	])('some conversions go %s', (path) => {
		const paths = conversions.map(({ timeline }) => timeline.map(({ status }) => status).join());
		expect(paths).toContain(path);
	});

	it('some postbacks are repeated word for word', () => {
		const repeated = conversions.filter(({ timeline: [a, b] }) => {
			return b && a!.status === b.status && a!.word === b.word && a!.revenue === b.revenue;
		});
		expect(repeated.length).toBeGreaterThan(5);
	});

	it('some share a second, so that a sort by time has ties', () => {
		const seconds = conversions.map(({ timeline }) => timeline.at(-1)!.at);
		expect(new Set(seconds).size).toBeLessThan(1_990);
	});

	it('the state follows the postbacks heard so far', () => {
		const row = conversions.find(({ timeline }) => timeline.length > 2)!;
		const [first, second] = row.timeline;
		expect(truth.stateAt(row.index, first!.at * 1000 - 1)).toBeNull();
		const state = truth.stateAt(row.index, second!.at * 1000);
		expect(state).toMatchObject({
			status: second!.status,
			previousStatus: first!.status,
			firstAt: first!.at,
			at: second!.at,
		});
		expect(state?.history).toEqual([first, second]);
	});

	it('changesBetween names exactly the rows with a postback in the window', () => {
		const [from, to] = [END, END + 20 * DAY_MS];
		const expected = conversions
			.filter(({ timeline }) => timeline.some(({ at }) => at * 1000 > from && at * 1000 <= to))
			.map(({ index }) => index);
		expect(expected.length).toBeGreaterThan(0);
		expect(truth.changesBetween(from, to)).toEqual(expected);
	});
});

describe('what rows look like', () => {
	it.each([...new Set(CAMPAIGNS.map(({ state }) => state))])('some campaigns are %s', (state) => {
		expect(clicks.some(({ campaign }) => campaign.state === state)).toBe(true);
	});

	const traces: Array<[string, (click: TruthClick) => boolean]> = [
		['fbclid in the external id', (c) => !!c.externalId && c.externalId === c.adClickIds.fbclid],
		['fbclid in sub-id 10', (c) => !!c.subIds[9] && c.subIds[9] === c.adClickIds.fbclid],
		['fbclid in the referrer', (c) => !!c.referrer?.endsWith(`fbclid=${c.adClickIds.fbclid}`)],
		['gclid in the external id', (c) => !!c.externalId && c.externalId === c.adClickIds.gclid],
		['ttclid in the external id', (c) => !!c.externalId && c.externalId === c.adClickIds.ttclid],
		['fbp in sub-id 5', (c) => !!c.subIds[4] && c.subIds[4] === c.adClickIds.fbp],
		['fbc in sub-id 6', (c) => !!c.subIds[5] && c.subIds[5] === c.adClickIds.fbc],
		['no ad click id at all', (c) => Object.keys(c.adClickIds).length === 0],
		['{sub_id_4}', (c) => c.subIds.includes('{sub_id_4}')],
		['{{ad.id}}', (c) => c.subIds.includes('{{ad.id}}')],
		['${clickid}', (c) => c.externalId === '${clickid}' || c.subIds.includes('${clickid}')],
		['[click]', (c) => c.subIds.includes('[click]')],
		['an external id that is empty', (c) => c.externalId === ''],
		['an external id that is missing', (c) => c.externalId === null],
		['no user agent', (c) => c.userAgent === null],
		['Cyrillic, Japanese and accents', (c) => /[а-я].*[ぁ-ん一-龠]|[éü]/u.test(c.subIds[0] ?? '')],
	];

	it.each(traces)('some have %s', (_, has) => {
		expect(clicks.filter(has).length).toBeGreaterThan(0);
	});

	it('a macro nobody replaced is never told as an ad click id', () => {
		const ids = clicks.flatMap(({ adClickIds }) => Object.values(adClickIds));
		expect(ids.filter((id) => /[{}[\]$]|__/.test(id.slice(0, 4)))).toEqual([]);
		expect(clicks.some(({ externalId }) => externalId === '{{fbclid}}')).toBe(true);
	});

	it('addresses belong to documentation ranges', () => {
		const reserved = /^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$|^2001:db8:/;
		expect(clicks.filter(({ ip }) => !reserved.test(ip))).toEqual([]);
		expect(clicks.some(({ ip }) => ip.includes(':'))).toBe(true);
	});

	it('event ids are version 7 UUIDs of the first postback', () => {
		for (const { eventId, timeline } of conversions) {
			expect(eventId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
			const ms = Number.parseInt(eventId.replace('-', '').slice(0, 12), 16);
			expect(Math.floor(ms / 1000)).toBe(timeline[0]!.at);
		}
	});
});

describe('clicks', () => {
	const small = truthOf(100);
	const all = [...small.clicksBetween(0, END / 1000)];

	it('twenty a conversion, each once', () => {
		expect(all).toHaveLength(2_000);
		expect(new Set(all.map(({ id }) => id)).size).toBe(2_000);
	});

	it('a window holds exactly those of its seconds', () => {
		const dense = createTruth({ conversions: 2_000, end: END, clicksPerConversion: 2 });
		const every = [...dense.clicksBetween(0, END / 1000)];
		expect(every).toHaveLength(4_000);
		for (let hour = 0; hour < 90 * 24; hour += 37) {
			const from = END / 1000 - hour * 3_600;
			const to = from + 3_599;
			const inside = every.filter(({ at }) => at >= from && at <= to).map(({ id }) => id);
			expect([...dense.clicksBetween(from, to)].map(({ id }) => id)).toEqual(inside);
		}
	});

	it('every conversion is reached from exactly one click', () => {
		const reached = all.flatMap(({ index }) => small.conversionsOfClick(index));
		expect(reached.sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i));
	});
});

describe('LatestIndex', () => {
	/** Rows and seconds as they should be, without an index. */
	const expected = (of: Truth, ms: number): string[] =>
		Array.from({ length: of.size }, (_, i) => of.stateAt(i, ms))
			.filter((state) => state !== null)
			.sort((a, b) => a.at - b.at || a.index - b.index)
			.map(({ at, index }) => `${at} ${index}`);
	const listed = (index: LatestIndex): string[] =>
		Array.from({ length: index.size }, (_, k) => `${index.second(k)} ${index.row(k)}`);

	it.each([
		['half way', END - 45 * DAY_MS, []],
		['at the end', END, []],
		['as the clock goes on', END, [1, 5, 40]],
		['as the clock goes back', END, [10, -50]],
	])('orders by latest postback %s', (_, start, days) => {
		const of = truthOf(500);
		const index = new LatestIndex(of, start / 1000);
		let ms = start;
		for (const step of days) index.advance((ms += step * DAY_MS) / 1000);
		expect(listed(index)).toEqual(expected(of, ms));
	});

	it('follows added postbacks and conversions', () => {
		const of = truthOf(300);
		const index = new LatestIndex(of, END / 1000);
		const later = END + DAY_MS;
		index.advance(later / 1000);
		for (const row of [0, 150, 299]) {
			of.addPostback(row, { at: later / 1000, status: 'sale', word: 'sale', revenue: 1 });
		}
		const added = Array.from({ length: 200 }, () => of.append({ at: later / 1000 }));
		// One after the other: rows of the same second are kept in the order of their numbers.
		for (const rows of [added, [299], [150], [0]]) index.touch(rows);
		expect(listed(index)).toEqual(expected(of, later));
		index.touch([of.append({ at: END / 1000 - 86_400 * 30 })]);
		expect(listed(index)).toEqual(expected(of, later));
		index.advance(later / 1000 + 60 * 86_400);
		expect(listed(index)).toEqual(expected(of, later + 60 * DAY_MS));
	});

	it('finds the first row at or after a second', () => {
		const index = new LatestIndex(truth, END / 1000);
		const second = index.second(700);
		const first = index.position(second);
		expect(index.second(first)).toBe(second);
		expect(index.second(first - 1)).toBeLessThan(second);
		expect(index.position(END / 1000 + 1)).toBe(index.size);
	});

	it('keeps no more than 20 bytes a conversion', () => {
		const index = new LatestIndex(truthOf(20_000), END / 1000);
		expect(index.bytes / 20_000).toBeLessThan(20);
		expect(index.size).toBe(20_000);
	});
});
