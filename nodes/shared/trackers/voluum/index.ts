import type { CampaignState, Conversion } from '../../conversion/conversion';
import { DAY_MS, HOUR_MS } from '../../conversion/time';
import { keeping } from '../account';
import type { BreakdownQuery, BreakdownRow } from '../breakdownRow';
import type { Click } from '../click';
import type { Entity, EntityKind } from '../entity';
import { hostedAccount } from '../hostedApi';
import { LeftOut } from '../leftOut';
import type { AccountSettings, TrackerLink, TrackerModule } from '../module';
import type { LoggingTracker, TimeWindow, TrackerLimits, Upload, UploadResult } from '../tracker';
import { cellText } from '../rows';
import { fetchBreakdown } from './breakdown';
import { CAPABILITIES, NOTES } from './capabilities';
import { CHEAPEST_READ, cheapestQuery } from './cheapestRead';
import { VoluumClient } from './client';
import { loginOf, type VoluumCredential } from './connection';
import { readLog } from './conversionLog';
import { fetchCampaignStates, fetchEntities, fetchEntity, statesOf, toEntity } from './entities';
import { GAPS } from './gaps';
import { fetchLiveVisits } from './liveVisits';
import { readPage, type Row } from './page';
import { convertedAtOf, toConversions, type RowContext } from './row';
import { isWithin } from './time';
import { uploadConversions } from './upload';
import { VOLUUM } from './voice';

/** Rows read for a few of the newest, where some of them will not be wanted. */
const FILTERED_PAGE = 1_000;

/** One Voluum account. */
export class VoluumTracker implements LoggingTracker {
	readonly name = 'voluum';
	readonly memory = {};

	/** Whole hours are read anyway; the look-back finds amounts that were corrected. */
	readonly limits: TrackerLimits = {
		overlapMs: 2 * HOUR_MS,
		sliceMs: DAY_MS,
		lookBackMs: 3 * DAY_MS,
	};

	readonly leftOut = new LeftOut(VOLUUM.name);
	private readonly client: VoluumClient;
	private readonly isKept: (campaignId: string | null) => boolean;
	private states?: Promise<Map<string, CampaignState | null>>;

	constructor(
		link: TrackerLink,
		private readonly settings: AccountSettings,
		readonly account: string,
	) {
		this.client = new VoluumClient(link);
		this.isKept = keeping(settings.campaignIds);
	}

	async test(): Promise<void> {
		readPage(await this.client.get(CHEAPEST_READ, cheapestQuery(this.client.link.now())));
	}

	async *conversions(window: TimeWindow): AsyncGenerator<Conversion[]> {
		for await (const rows of readLog(this.client, window)) {
			yield await this.read(rows, window);
		}
	}

	async latest(count: number, window: TimeWindow): Promise<Conversion[]> {
		const isFiltered = this.settings.campaignIds.length > 0 || window.to !== undefined;
		const pageSize = isFiltered ? Math.max(count, FILTERED_PAGE) : count;
		const found = new Map<string, Conversion>();
		for await (const rows of readLog(this.client, window, { direction: 'DESC', pageSize })) {
			const newestFirst = (await this.read(rows, window)).reverse();
			for (const conversion of newestFirst) found.set(conversion.id, conversion);
			if (found.size >= count) break;
		}
		return [...found.values()].slice(0, count);
	}

	async *list(kind: EntityKind): AsyncGenerator<Entity[]> {
		const rows = await fetchEntities(this.client, kind);
		yield rows.map((row) => this.toEntity(row, kind));
	}

	async get(kind: EntityKind, id: string): Promise<Entity> {
		return this.toEntity(await fetchEntity(this.client, kind, id), kind);
	}

	async *clicks(window: TimeWindow): AsyncGenerator<Click[]> {
		const { campaignIds } = this.settings;
		const states = statesOf(await fetchEntities(this.client, 'campaign'));
		const open = [...states.keys()].filter((id) => states.get(id) !== 'archived');
		const ids = campaignIds.length > 0 ? campaignIds : open;
		yield await fetchLiveVisits(this.client, ids, window, this.contextWith(states), this.leftOut);
	}

	async *breakdown(query: BreakdownQuery): AsyncGenerator<BreakdownRow[]> {
		yield await fetchBreakdown(this.client, query, this.settings.currency);
	}

	async upload(uploads: readonly Upload[]): Promise<UploadResult[]> {
		return await uploadConversions(this.client, uploads, this.settings.currency);
	}

	private async read(rows: Row[], window: TimeWindow): Promise<Conversion[]> {
		const wanted = rows.filter(
			(row) => isWithin(convertedAtOf(row), window) && this.isKept(cellText(row.campaignId)),
		);
		if (wanted.length === 0) return [];
		return toConversions(wanted, this.contextWith(await this.campaignStates()));
	}

	/** Asked for once a sync at most, and only when there is a conversion to look it up for. */
	private async campaignStates(): Promise<Map<string, CampaignState | null>> {
		this.states ??= fetchCampaignStates(this.client);
		return await this.states;
	}

	private contextWith(campaigns: RowContext['campaigns']): RowContext {
		return { ...this.settings, account: this.account, campaigns };
	}

	private toEntity(row: Row, kind: EntityKind): Entity {
		return toEntity(row, kind, { account: this.account, includeRaw: this.settings.includeRaw });
	}
}

export const voluum: TrackerModule = {
	name: 'voluum',
	displayName: 'Voluum',
	voice: VOLUUM,
	credential: 'voluumApi',
	capabilities: CAPABILITIES,
	notes: NOTES,
	geoLevels: ['country'],
	looksBack: true,
	gaps: GAPS,

	accountOf(credential) {
		const typed = credential as unknown as VoluumCredential;
		const [who] = Object.values(loginOf(typed));
		const account = hostedAccount(typed.accountName, who);
		if (account !== undefined) return account;
		throw new Error(
			"Set 'Account Name', or what Voluum is signed in to with, in the Voluum API credential",
		);
	},

	connect(link, settings) {
		return new VoluumTracker(link, settings, voluum.accountOf(link.credential));
	},
};
