import type { Conversion } from '../../conversion/conversion';
import type { TimeWindow, Tracker, TrackerLimits } from '../tracker';
import { fetchCampaigns, type KeitaroCampaign } from './campaigns';
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

/** 5,000 rows of 60 columns are a few megabytes: large enough to be quick, small enough to hold. */
const PAGE_SIZE = 5_000;

/** One Keitaro account. */
export class KeitaroTracker implements Tracker {
	readonly name = 'keitaro';
	readonly account: string;

	/** Postbacks wait in a queue before they show up in the log, minutes at worst. */
	readonly limits: TrackerLimits = { overlapMs: 60 * 60_000, sliceMs: 24 * 60 * 60_000 };

	private campaigns?: Promise<Map<string, KeitaroCampaign>>;

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
		const context = { ...this.settings, campaigns: await this.allCampaigns() };
		return rows.flatMap((row) => {
			const conversion = toConversion(row, context);
			// Conversions of a campaign that is gone for good count nowhere (design §3).
			return conversion === undefined || conversion.counting === 'excluded' ? [] : [conversion];
		});
	}

	/** Asked for once a sync, and only when there is a row to look up. */
	private async allCampaigns(): Promise<Map<string, KeitaroCampaign>> {
		this.campaigns ??= fetchCampaigns(this.client);
		return await this.campaigns;
	}

	private logOptions(): LogOptions {
		const { zone, campaignIds: campaigns, filters } = this.settings;
		return { zone, campaigns, filters, pageSize: PAGE_SIZE, memory: this.memory };
	}
}
