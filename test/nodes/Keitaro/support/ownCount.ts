import type { Truth, TruthClick, TruthState } from '../../../simulators/generator';

/** What a group of clicks comes to, by our own count. */
export interface Count {
	clicks: number;
	uniqueClicks: number;
	conversions: number;
	leads: number;
	sales: number;
	rejected: number;
	revenue: number;
	cost: number;
	profit: number;
	roi: number | null;
	cr: number | null;
	epc: number | null;
}

const EARNING = new Set(['lead', 'registration', 'sale', 'deposit', 'rebill']);

/** A click and what had become of it. */
export interface Visit {
	click: TruthClick;
	states: TruthState[];
}

/** Everything that really happened until then, straight from the generator. */
export function visitsOf(truth: Truth, nowMs: number): Visit[] {
	const visits: Visit[] = [];
	for (let index = 0; index < truth.clickCount; index++) {
		const click = truth.click(index);
		if (click.at * 1000 > nowMs) continue;
		const states = truth.conversionsOfClick(index).map((row) => truth.stateAt(row, nowMs));
		visits.push({ click, states: states.filter((state) => state !== null) });
	}
	return visits;
}

/**
 * Counts the clicks between two moments (Unix seconds, both included) by a key: none of the
 * simulator's or the node's code for reports takes part.
 */
export function countBy(
	visits: readonly Visit[],
	[fromS, toS]: readonly [number, number],
	keyOf: (click: TruthClick) => readonly unknown[],
): Map<string, Count> {
	const sums = new Map<string, Count>();
	for (const { click, states } of visits) {
		if (click.at < fromS || click.at > toS) continue;
		const key = JSON.stringify(keyOf(click).map((value) => (value === '' ? null : value)));
		const count = sums.get(key) ?? none();
		sums.set(key, count);
		count.clicks += 1;
		count.uniqueClicks += click.isUnique ? 1 : 0;
		count.cost += click.cost;
		for (const { status, revenue } of states) {
			count.conversions += 1;
			count.leads += status === 'lead' ? 1 : 0;
			count.sales += status === 'sale' ? 1 : 0;
			count.rejected += ['rejected', 'refunded'].includes(status) ? 1 : 0;
			count.revenue += EARNING.has(status) ? (revenue ?? 0) : 0;
		}
	}
	for (const count of sums.values()) finish(count);
	return sums;
}

/** In whole ten-thousandths, so that halves are halves and the rounding is exact. */
function finish(count: Count): void {
	const { clicks, conversions } = count;
	const [revenue, cost] = [count.revenue, count.cost].map((amount) => Math.round(amount * 1e4)) as [
		number,
		number,
	];
	count.revenue = revenue / 1e4;
	count.cost = cost / 1e4;
	count.profit = (revenue - cost) / 1e4;
	count.roi = cost === 0 ? null : divided((revenue - cost) * 1e4, cost) / 100;
	count.cr = clicks === 0 ? null : divided(conversions * 1e4, clicks) / 100;
	count.epc = clicks === 0 ? null : divided(revenue, clicks) / 1e4;
}

/** A quotient of whole numbers, rounded half away from zero. */
function divided(part: number, whole: number): number {
	const size = Math.floor((2 * Math.abs(part) + whole) / (2 * whole));
	return part < 0 ? -size || 0 : size;
}

const none = (): Count => ({
	...{ clicks: 0, uniqueClicks: 0, conversions: 0, leads: 0, sales: 0, rejected: 0 },
	...{ revenue: 0, cost: 0, profit: 0, roi: null, cr: null, epc: null },
});
