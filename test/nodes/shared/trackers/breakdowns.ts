import { DateTime } from 'luxon';
import type { BreakdownQuery, BreakdownRow } from '../../../../nodes/shared/trackers/breakdownRow';
import type { Truth, TruthClick } from '../../../simulators/generator';

/** A report and what tells its groups apart, as the columns of a row. */
export type BreakdownCase = [
	what: string,
	query: Partial<BreakdownQuery>,
	dimensions: (click: TruthClick) => object,
];

/** The first week of November; each case changes a part of it. */
export const WEEK: BreakdownQuery = {
	kind: 'offer',
	from: '2026-11-01',
	to: '2026-11-07',
	timeZone: 'UTC',
	campaignIds: [],
};

/** Reports whose columns have no IDs of the tracker in them. */
export const WITHOUT_IDS: readonly BreakdownCase[] = [
	['sub-ID', { kind: 'subId', subIds: [1] }, ({ subIds }) => ({ sub_1: subIds[0] || null })],
	[
		'two sub-IDs',
		{ kind: 'subId', subIds: [4, 1] },
		({ subIds }) => ({ sub_4: subIds[3] || null, sub_1: subIds[0] || null }),
	],
	[
		'country',
		{ kind: 'geo' },
		({ place }) => ({ countryCode: place.code, country: place.country }),
	],
];

/** The clicks of whole days of a time zone. */
export function clicksOfDays(
	truth: Truth,
	{ from, to, timeZone }: Pick<BreakdownQuery, 'from' | 'to' | 'timeZone'>,
): TruthClick[] {
	const begin = DateTime.fromISO(from, { zone: timeZone }).toSeconds();
	const end = DateTime.fromISO(to, { zone: timeZone }).plus({ days: 1 }).toSeconds();
	return [...truth.clicksBetween(begin, end - 1)];
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** Reports by what they are asked for, and their numbers counted without any of the code under test. */
export function itCountsLikeTheTruth(
	cases: readonly BreakdownCase[],
	tracker: {
		ask: (query: Partial<BreakdownQuery>) => Promise<BreakdownRow[]>;
		clicksOf: (query: Partial<BreakdownQuery>) => TruthClick[];
		/** What each conversion of a click has earned. */
		revenuesOf: (click: TruthClick) => number[];
	},
): void {
	describe.each([...cases])('the breakdown by %s', (_, query, dimensions) => {
		it('has the numbers of an independent count', async () => {
			const groups = new Map<string, TruthClick[]>();
			for (const click of tracker.clicksOf(query)) {
				const key = JSON.stringify(dimensions(click));
				groups.set(key, [...(groups.get(key) ?? []), click]);
			}
			const rows = await tracker.ask(query);
			expect(rows).toHaveLength(groups.size);
			expect(groups.size).toBeGreaterThan(1);
			const names = Object.keys(dimensions(tracker.clicksOf(query)[0] as TruthClick));
			for (const row of rows) {
				const cells = row as unknown as Record<string, unknown>;
				const key = JSON.stringify(Object.fromEntries(names.map((name) => [name, cells[name]])));
				const clicks = groups.get(key) ?? [];
				const revenues = clicks.flatMap(tracker.revenuesOf);
				const [revenue, cost] = [sum(revenues), sum(clicks.map((click) => click.cost))];
				expect(row).toMatchObject({
					clicks: clicks.length,
					uniqueClicks: clicks.filter(({ isUnique }) => isUnique).length,
					conversions: revenues.length,
					...{ leads: null, sales: null, rejected: null },
					...{ currency: 'USD', timeZone: query.timeZone ?? 'UTC' },
				});
				expect(row.revenue).toBeCloseTo(revenue, 3);
				expect(row.cost).toBeCloseTo(cost, 3);
				expect(row.profit).toBeCloseTo(revenue - cost, 3);
				expect(row.cr).toBeCloseTo((100 * revenues.length) / clicks.length, 1);
			}
			const counts = rows.map((row) => row.clicks);
			expect(counts).toEqual([...counts].sort((a, b) => Number(b) - Number(a)));
		});
	});
}
