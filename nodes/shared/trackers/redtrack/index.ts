import type { CampaignState, Conversion } from '../../conversion/conversion';
import { DAY_MS } from '../../conversion/time';
import { keeping } from '../account';
import type { BreakdownQuery, BreakdownRow } from '../breakdownRow';
import { everyBreakdown, EVERYTHING } from '../capabilities';
import type { Click } from '../click';
import type { Entity, EntityKind } from '../entity';
import type { AccountSettings, TrackerLink, TrackerModule } from '../module';
import { LeftOut } from '../leftOut';
import { inPages, within } from '../pages';
import { cellText } from '../rows';
import type { TimeWindow, Tracker, TrackerLimits, Upload, UploadResult } from '../tracker';
import { idOf } from '../visit';
import { readBreakdown } from './breakdown';
import { toClick } from './click';
import { RedtrackClient } from './client';
import { accountOf, CHEAPEST_QUERY, CHEAPEST_READ } from './connection';
import { readEntities, readEntity, readStates, toEntity } from './entities';
import { GAPS } from './gaps';
import { daysOf, PAGE_SIZE, readLog, type LogRequest } from './log';
import { identityOf, toConversion, withState, type RowContext } from './row';
import type { Row } from './values';
import { REDTRACK } from './voice';
import { uploadAll } from './upload';

/** One RedTrack account. */
class RedtrackTracker implements Tracker {
	readonly name = 'redtrack';
	readonly account: string;
	readonly memory = {};
	readonly leftOut = new LeftOut(REDTRACK.name);

	/**
	 * Logs are asked for by whole days, so the day before today costs no more than a part of it. Slices
	 * of several days, because each also reads the rest of the days at its two ends.
	 */
	readonly limits: TrackerLimits = {
		overlapMs: DAY_MS,
		sliceMs: 3 * DAY_MS,
		lookBackMs: 3 * DAY_MS,
	};

	private readonly client: RedtrackClient;
	private readonly context: RowContext;
	private readonly isKept: (campaignId: string | null) => boolean;
	private readonly states = new Map<string, CampaignState | null>();

	constructor(
		private readonly link: TrackerLink,
		private readonly settings: AccountSettings,
	) {
		this.account = accountOf(link.credential);
		this.client = new RedtrackClient(link);
		this.context = { ...settings, account: this.account };
		this.isKept = keeping(settings.campaignIds);
	}

	async test(): Promise<void> {
		await this.client.get(CHEAPEST_READ, CHEAPEST_QUERY);
	}

	async *conversions(window: TimeWindow): AsyncGenerator<Conversion[]> {
		for await (const rows of readLog(this.client, this.conversionLog(window))) {
			const inside = within(rows, window, ({ convertedAt }) => convertedAt);
			const kept = inside.filter(({ campaign }) => this.isKept(campaign.id));
			for (const page of inPages(kept)) yield await this.counted(page);
		}
	}

	async latest(count: number, window: TimeWindow): Promise<Conversion[]> {
		const asked = { ...this.conversionLog(window), most: PAGE_SIZE, newestFirst: true };
		const found: Conversion[] = [];
		for await (const rows of readLog(this.client, asked)) {
			const inside = within(rows, window, ({ convertedAt }) => convertedAt);
			// Those of other campaigns leave before the newest are picked, or they would take their places.
			const kept = inside.filter(({ campaign }) => this.isKept(campaign.id)).reverse();
			for (const page of inPages(kept, count)) {
				found.push(...(await this.counted(page)));
				if (found.length >= count) return found.slice(0, count);
			}
		}
		return found;
	}

	async *clicks(window: TimeWindow): AsyncGenerator<Click[]> {
		const read = (row: Row) => {
			const entry = toClick(row, this.context);
			if (entry === undefined) this.leftOut.add(row, idOf(row.id), 'click');
			return { id: cellText(row.id), entry };
		};
		const asked = { ...this.days(window), path: '/tracks' as const, read };
		for await (const rows of readLog(this.client, asked)) {
			const inside = within(rows, window, ({ clickedAt }) => clickedAt);
			yield* inPages(inside.filter(({ campaign }) => this.isKept(campaign.id)));
		}
	}

	async *list(kind: EntityKind): AsyncGenerator<Entity[]> {
		for await (const rows of readEntities(this.client, kind)) {
			yield rows.map((row) => toEntity(kind, row, this.context));
		}
	}

	async get(kind: EntityKind, id: string): Promise<Entity> {
		return toEntity(kind, await readEntity(this.client, kind, id), this.context);
	}

	breakdown(query: BreakdownQuery): AsyncGenerator<BreakdownRow[]> {
		return readBreakdown(this.client, query, this.settings.currency);
	}

	async upload(uploads: readonly Upload[]): Promise<UploadResult[]> {
		return await uploadAll(this.client, uploads, this.settings.currency);
	}

	private conversionLog(window: TimeWindow): LogRequest<Conversion | undefined> {
		const read = (row: Row) => {
			const entry = toConversion(row, this.context);
			if (entry === undefined) this.leftOut.add(row, idOf(row.id));
			return { id: identityOf(row), entry };
		};
		return { ...this.days(window), path: '/conversions', read };
	}

	private days(window: TimeWindow) {
		const [campaignId, ...others] = this.settings.campaignIds;
		return {
			days: daysOf(window, this.settings.zone, this.link.now()),
			campaignId: others.length === 0 ? campaignId : undefined,
		};
	}

	/** With the states of their campaigns, and without those of deleted ones (design §3). */
	private async counted(conversions: readonly Conversion[]): Promise<Conversion[]> {
		const ids = new Set(conversions.flatMap(({ campaign }) => campaign.id ?? []));
		const asked = [...ids].filter((id) => !this.states.has(id));
		for (const [id, state] of await readStates(this.client, asked)) this.states.set(id, state);
		return conversions
			.map((conversion) => {
				return withState(conversion, this.states.get(conversion.campaign.id ?? '') ?? null);
			})
			.filter(({ counting }) => counting !== 'excluded');
	}
}

const COUNTED_BY =
	'What is a lead and what a sale is up to the types of the RedTrack account, so leads, sales and rejected ones are not told apart.';

export const redtrack: TrackerModule = {
	name: 'redtrack',
	displayName: 'RedTrack',
	voice: REDTRACK,
	credential: 'redtrackApi',
	capabilities: EVERYTHING,
	notes: {
		upload:
			'RedTrack files the conversion under the type of this name and in the currency of the account. It takes no status and no transaction ID.',
		conversion:
			'RedTrack has no moment of the last change: conversions are listed by when they happened.',
		flow: 'Flows are called streams in RedTrack.',
		...everyBreakdown(COUNTED_BY),
	},
	looksBack: true,
	gaps: GAPS,
	accountOf,
	connect: (link, settings) => new RedtrackTracker(link, settings),
};
