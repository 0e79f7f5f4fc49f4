import type { TruthClick } from '../generator';
import type { KeitaroAccount } from './account';
import { clickColumns, VisitRow } from './clicksLog';
import { invalid, isRecord, type Body } from './refusal';
import { TimeZone } from './timeZone';

/** One spend, spread evenly over the clicks of a period. */
export interface Spend {
	campaignId: number;
	/** Both ends are included, Unix seconds. */
	from: number;
	to: number;
	cost: number;
	currency: string;
	filters: Record<string, string>;
	/** How many clicks share it. */
	clicks: number;
}

const STAMP = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2})$/;
const CURRENCY = /^[A-Z]{3}$/;
const AMOUNT = /^\d+(?:\.\d+)?$/;

/** What a spend can be narrowed to (keitaro-api §3.9). */
const FILTERS = new Set([
	...['keyword', 'cost', 'currency', 'external_id', 'creative_id', 'ad_campaign_id', 'source'],
	...Array.from({ length: 15 }, (_, at) => `sub_id_${at + 1}`),
]);

/** The costs that were set afterwards: a later one takes the place of an earlier one, none adds up. */
export class Costs {
	/** Newest first. */
	private readonly spends: Spend[] = [];

	constructor(private readonly account: KeitaroAccount) {}

	/** All that were set, oldest first. */
	list(): readonly Spend[] {
		return [...this.spends].reverse();
	}

	/** What the click cost, where a spend covers it. */
	of(click: TruthClick): number | undefined {
		const last = this.spends.find((spend) => this.covers(spend, click));
		return last && last.cost / last.clicks;
	}

	/** `POST /clicks/update_costs`. */
	ofCampaigns(body: Body): void {
		const { campaign_ids: ids, costs } = body;
		if (!Array.isArray(ids) || ids.length === 0) throw this.wrong('campaign_ids');
		if (!Array.isArray(costs) || costs.length === 0) throw this.wrong('costs');
		// The specification asks for both places.
		for (const name of ['timezone', 'currency']) if (!body[name]) throw this.wrong(name);
		if (![0, 1].includes(Number(body.only_campaign_uniques))) {
			throw this.wrong('only_campaign_uniques');
		}
		for (const one of costs) {
			if (!isRecord(one)) throw this.wrong('costs');
			this.add(ids.map(Number), one);
		}
	}

	/** `POST /campaigns/:id/update_costs`. */
	ofCampaign(id: number, body: Body): void {
		if (typeof body.only_campaign_uniques !== 'boolean') throw this.wrong('only_campaign_uniques');
		this.add([id], body);
	}

	private add(ids: readonly number[], body: Body): void {
		const campaigns = this.account.collection('campaigns');
		// Refuses one that does not exist.
		ids.forEach((id) => campaigns.get(id));
		const { timezone, cost, currency, filters = {} } = body;
		if (typeof timezone !== 'string') throw this.wrong('timezone');
		const zone = TimeZone.named(timezone);
		const from = this.second(body, 'start_date', zone);
		const to = this.second(body, 'end_date', zone) + 59;
		if (to < from) throw this.wrong('end_date');
		if (typeof cost !== 'string' || !AMOUNT.test(cost)) throw this.wrong('cost');
		if (typeof currency !== 'string' || !CURRENCY.test(currency)) throw this.wrong('currency');
		if (!isRecord(filters)) throw this.wrong('filters');
		const strange = Object.keys(filters).find((name) => !FILTERS.has(name));
		if (strange !== undefined) throw this.wrong(`filters.${strange}`);
		const spends = ids.map(
			(campaignId): Spend => ({
				...{ campaignId, from, to, cost: Number(cost), currency },
				...{ filters: filters as Record<string, string>, clicks: 0 },
			}),
		);
		const clicks = this.clicksOf(spends);
		// A period without clicks takes nothing.
		if (clicks > 0) this.spends.unshift(...spends.map((spend) => ({ ...spend, clicks })));
	}

	private clicksOf(spends: readonly Spend[]): number {
		const [first] = spends;
		if (first === undefined) return 0;
		let clicks = 0;
		for (const click of this.account.truth.clicksBetween(first.from, first.to)) {
			if (spends.some((spend) => this.covers(spend, click))) clicks += 1;
		}
		return clicks;
	}

	private covers({ campaignId, from, to, filters }: Spend, click: TruthClick): boolean {
		if (click.campaign.id !== campaignId || click.at < from || click.at > to) return false;
		const columns = clickColumns(this.account);
		const context = this.account.columnContext(TimeZone.named('UTC'));
		const row = new VisitRow(click, this.account);
		return Object.entries(filters).every(([name, values]) =>
			values.split(',').includes(String(columns[name]?.(row, context) ?? '')),
		);
	}

	private second(body: Body, name: string, zone: TimeZone): number {
		const value = body[name];
		const [, year, month, day, hour, minute] =
			(typeof value === 'string' ? STAMP.exec(value)?.map(Number) : undefined) ?? [];
		if (year === undefined) throw this.wrong(name);
		return zone.second(Date.UTC(year, (month ?? 1) - 1, day, hour, minute) / 1000);
	}

	private wrong(name: string) {
		return invalid(this.account.traits, { [name]: ['is missing or wrong'] });
	}
}
