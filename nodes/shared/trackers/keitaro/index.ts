import type { Conversion } from '../../conversion/conversion';
import type { TimeWindow, Tracker, TrackerLimits } from '../tracker';
import { fetchArchived, fetchCurrent, type KeitaroCampaign } from './campaigns';
import type { KeitaroClient } from './client';
import { readLog, readNewest, type KeitaroMemory, type LogOptions } from './conversionLog';
import type { ReportFilter } from './reportFilters';
import { toConversion, type Row, type RowContext } from './row';

export interface KeitaroSettings extends Omit<RowContext, 'campaigns'> {
	/** Campaign ids to keep; none means all. */
	campaignIds: readonly string[];
	/** Further conditions that every conversion must meet. */
	filters?: readonly ReportFilter[];
}

/** A thousand rows of 60 columns are about a megabyte: larger pages are hardly quicker and cost memory. */
const PAGE_SIZE = 1_000;

/** One Keitaro account. */
export class KeitaroTracker implements Tracker {
	readonly name = 'keitaro';
	readonly account: string;

	/** Postbacks wait in a queue before they show up in the log, minutes at worst. */
	readonly limits: TrackerLimits = { overlapMs: 60 * 60_000, sliceMs: 24 * 60 * 60_000 };

	private current?: Promise<Map<string, KeitaroCampaign>>;
	private all?: Promise<Map<string, KeitaroCampaign>>;

	constructor(
		private readonly client: KeitaroClient,
		private readonly settings: KeitaroSettings,
		readonly memory: KeitaroMemory = {},
	) {
		this.account = settings.account;
	}

	async *conversions(window: TimeWindow): AsyncGenerator<Conversion[]> {
		for await (const rows of readLog(this.client, window, this.logOptions())) {
			yield await this.read(rows);
		}
	}

	async latest(count: number, window: TimeWindow): Promise<Conversion[]> {
		const rows = await readNewest(this.client, count, window, this.logOptions());
		return rows.length === 0 ? [] : await this.read(rows);
	}

	private async read(rows: Row[]): Promise<Conversion[]> {
		const context = { ...this.settings, campaigns: await this.campaignsOf(rows) };
		return rows.flatMap((row) => {
			const conversion = toConversion(row, context);
			// Conversions of a campaign that is gone for good count nowhere (design §3).
			return conversion === undefined || conversion.counting === 'excluded' ? [] : [conversion];
		});
	}

	/** Each list is asked for once a sync at most, the archive only for a campaign not found elsewhere. */
	private async campaignsOf(rows: Row[]): Promise<Map<string, KeitaroCampaign>> {
		this.current ??= fetchCurrent(this.client);
		const current = await this.current;
		if (this.all === undefined && rows.every(({ campaign_id: id }) => current.has(String(id)))) {
			return current;
		}
		this.all ??= fetchArchived(this.client).then((archived) => new Map([...archived, ...current]));
		return await this.all;
	}

	private logOptions(): LogOptions {
		const { zone, campaignIds: campaigns, filters } = this.settings;
		return { zone, campaigns, filters, pageSize: PAGE_SIZE, memory: this.memory };
	}
}
