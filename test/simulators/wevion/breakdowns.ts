import type { Row } from './account';
import { Refusal } from './refusal';

/** What each value of a breakdown brings every day. */
const PER_DAY: Readonly<Record<string, (query: URLSearchParams) => Row[]>> = {
	geo: () => [
		{ country: 'DE', clicks: 40, conversions: 2, revenue: 25 },
		{ country: 'US', clicks: 90, conversions: 5, revenue: 80 },
	],
	landing: () => [{ landingId: '7', landing: 'Quiz', clicks: 130, conversions: 7, revenue: 105 }],
	offer: () => [
		{ offerId: '1', offer: 'Shoes', clicks: 100, conversions: 6, revenue: 90 },
		{ offerId: '2', offer: 'Hats', clicks: 30, conversions: 1, revenue: 15 },
	],
	sub: (query) => [
		{ value: `sub_${query.get('sub') ?? '1'}:a`, clicks: 60, conversions: 3, revenue: 45 },
		{ value: `sub_${query.get('sub') ?? '1'}:b`, clicks: 70, conversions: 4, revenue: 60 },
	],
};

const DAY_MS = 86_400_000;
/** Days there are when no dates are given. */
const ALL_DAYS = 365;

/** The rows of a breakdown; each day brings the same, so the days that were meant can be told. */
export function breakdownOf(kind: string, query: URLSearchParams): Row[] {
	const rows = PER_DAY[kind];
	if (rows === undefined) throw new Refusal(404, `Route for breakdown ${kind} not found`);
	const days = daysOf(query.get('date_from'), query.get('date_to'));
	const currency = query.get('target_currency') ?? 'USD';
	return rows(query).map(({ clicks, conversions, revenue, ...row }) => ({
		...row,
		clicks: Number(clicks) * days,
		conversions: Number(conversions) * days,
		revenue: Number(revenue) * days,
		currency,
	}));
}

function daysOf(from: string | null, to: string | null): number {
	if (from === null || to === null) return ALL_DAYS;
	const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
	if (!(days >= 1)) throw new Refusal(400, 'date_from must not be after date_to');
	return days;
}
