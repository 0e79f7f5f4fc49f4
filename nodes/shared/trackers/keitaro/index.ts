import type { CampaignState, Conversion } from '../../conversion/conversion';
import { realText } from '../../conversion/adClickIds';
import { toEvent } from '../../conversion/event';
import { toStatus, UNDOING } from '../../conversion/status';
import { DAY_MS, HOUR_MS } from '../../conversion/time';
import type { BreakdownQuery, BreakdownRow } from '../breakdownRow';
import type { Click } from '../click';
import type { Entity, EntityKind } from '../entity';
import { LeftOut } from '../leftOut';
import { cellText } from '../rows';
import type {
	ConversionWords,
	TimeWindow,
	Tracker,
	TrackerLimits,
	Upload,
	UploadResult,
} from '../tracker';
import { Archive } from './archive';
import { fetchCurrent, type KeitaroCampaign } from './campaigns';
import { canonicalBreakdown } from './canonicalBreakdown';
import { readClicks, toClick } from './clicks';
import type { KeitaroClient } from './client';
import { CHEAPEST_QUERY, CHEAPEST_READ } from './connection';
import { readLog, readNewest, type KeitaroMemory, type LogOptions } from './conversionLog';
import { fetchConversionTypes } from './conversionTypes';
import { readArchived, readCurrent, readEntity, toEntity } from './entities';
import { Flows, searchFlows } from './flows';
import type { ReportFilter } from './reportFilters';
import { ownIdOf, toConversion, type Row, type RowContext } from './row';
import { uploadAll, type IncomingWay } from './upload';
import { KEITARO } from './voice';

export interface KeitaroSettings extends Omit<RowContext, 'campaigns'> {
	/** Campaign ids to keep; none means all. */
	campaignIds: readonly string[];
	/** Further conditions that every conversion must meet. */
	filters?: readonly ReportFilter[];
}

interface KeitaroExtras {
	/** What an earlier sync learnt; absent where there is none and will be none. */
	learnt?: KeitaroMemory;
	/** Needed to upload, and for nothing else. */
	incoming?: IncomingWay;
	/** Milliseconds since the epoch. */
	now?: () => number;
}

/** A thousand rows of 60 columns are about a megabyte: larger pages are hardly quicker and cost memory. */
const PAGE_SIZE = 1_000;

/** One Keitaro account. */
export class KeitaroTracker implements Tracker {
	readonly name = 'keitaro';
	readonly account: string;

	/** Postbacks wait in a queue before they show up in the log, minutes at worst. */
	readonly limits: TrackerLimits = { overlapMs: HOUR_MS, sliceMs: DAY_MS };

	/** Flows have no list of their own, and the tracker looks into what the panel does not show. */
	readonly search = { flow: async (text: string) => await this.searchFlows(text) };

	private readonly incoming: IncomingWay | undefined;
	private current?: Promise<Map<string, KeitaroCampaign>>;
	private readonly archive: Archive;
	private readonly flows: Flows;
	readonly memory: KeitaroMemory;
	readonly leftOut = new LeftOut(KEITARO.name);

	constructor(
		private readonly client: KeitaroClient,
		private readonly settings: KeitaroSettings,
		{ learnt, incoming, now = Date.now }: KeitaroExtras = {},
	) {
		this.account = settings.account;
		this.incoming = incoming;
		this.memory = learnt ?? {};
		this.archive = new Archive(client, this.memory, now);
		this.flows = new Flows(client, learnt, now);
	}

	async test(): Promise<void> {
		await this.client.get(CHEAPEST_READ, CHEAPEST_QUERY);
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

	async words(): Promise<ConversionWords> {
		const types = await fetchConversionTypes(this.client);
		// A rejection is no event, it undoes one.
		const doing = types.filter(({ status }) => !UNDOING.has(toStatus(status)));
		return {
			statuses: types.map(({ name, status }) => ({ name, value: status })),
			events: doing.map(({ status }) => toEvent(status)),
		};
	}

	async *list(kind: EntityKind): AsyncGenerator<Entity[]> {
		const { account, includeRaw } = this.settings;
		const entities = (rows: Row[], state?: CampaignState) =>
			rows.map((row) => toEntity(kind, row, account, { state, includeRaw }));
		if (kind !== 'flow') yield entities(await readCurrent(this.client, kind));
		else for await (const rows of this.flows.current()) yield entities(rows);
		yield entities(await readArchived(this.client, kind), 'archived');
	}

	async get(kind: EntityKind, id: string): Promise<Entity> {
		const { account, includeRaw } = this.settings;
		return toEntity(kind, await readEntity(this.client, kind, id), account, { includeRaw });
	}

	async *clicks(window: TimeWindow): AsyncGenerator<Click[]> {
		const options = { ...this.settings, memory: this.memory };
		for await (const rows of readClicks(this.client, window, options)) {
			const campaigns = await this.campaignsOf(rows);
			yield rows.flatMap((row) => {
				const click = toClick(row, campaigns, options);
				if (click === undefined) this.leftOut.add(row, realText(row.sub_id), 'click');
				return click ?? [];
			});
		}
	}

	async *breakdown(query: BreakdownQuery): AsyncGenerator<BreakdownRow[]> {
		yield await canonicalBreakdown(this.client, query, this.settings.currency);
	}

	async upload(uploads: readonly Upload[]): Promise<UploadResult[]> {
		return await uploadAll(this.client, this.incoming, uploads);
	}

	private async searchFlows(text: string): Promise<Entity[]> {
		const { account, includeRaw } = this.settings;
		const rows = await searchFlows(this.client, text);
		return rows.map((row) => toEntity('flow', row, account, { includeRaw }));
	}

	private async read(rows: Row[]): Promise<Conversion[]> {
		const context = { ...this.settings, campaigns: await this.campaignsOf(rows) };
		return rows.flatMap((row) => {
			const conversion = toConversion(row, context);
			if (conversion === undefined) this.leftOut.add(row, ownIdOf(row));
			// Conversions of a campaign that is gone for good count nowhere (design §3).
			return conversion === undefined || conversion.counting === 'excluded' ? [] : [conversion];
		});
	}

	/** The list is asked for once a sync, the archive only for a campaign not found in it. */
	private async campaignsOf(rows: Row[]): Promise<Map<string, KeitaroCampaign>> {
		this.current ??= fetchCurrent(this.client);
		const current = await this.current;
		const ids = new Set(rows.map(({ campaign_id: id }) => cellText(id)));
		const missing = new Set([...ids].filter((id) => !current.has(id)));
		if (missing.size === 0) return current;
		return new Map([...(await this.archive.find(missing)), ...current]);
	}

	private logOptions(): LogOptions {
		const { zone, campaignIds: campaigns, filters } = this.settings;
		return { zone, campaigns, filters, pageSize: PAGE_SIZE, memory: this.memory };
	}
}
