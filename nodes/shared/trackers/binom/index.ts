import type { Conversion } from '../../conversion/conversion';
import { DAY_MS, HOUR_MS } from '../../conversion/time';
import { ServiceError } from '../../n8n/serviceError';
import { keeping } from '../account';
import type { BreakdownQuery, BreakdownRow } from '../breakdownRow';
import { everyBreakdown, EVERYTHING } from '../capabilities';
import { findIn, type Entity, type EntityKind } from '../entity';
import { LeftOut } from '../leftOut';
import type { AccountSettings, TrackerLink, TrackerModule } from '../module';
import type { TimeWindow, Tracker, TrackerLimits, Upload, UploadResult } from '../tracker';
import { idOf } from '../visit';
import { readBreakdown } from './breakdown';
import { readCampaigns, readList, type CampaignIndex } from './campaigns';
import { BinomClient } from './client';
import { accountOf, CHEAPEST_QUERY, CHEAPEST_READ } from './connection';
import { toEntity } from './entities';
import { GAPS } from './gaps';
import { ConversionLog, readMemory, type BinomMemory, type Span } from './log';
import { newestOfClicks, toConversion, type RowContext } from './row';
import { uploadAll } from './upload';
import type { Row } from './values';
import { BINOM } from './voice';

/** One Binom tracker. */
class BinomTracker implements Tracker {
	readonly name = 'binom';
	readonly account: string;
	/** Postbacks are filed at once; the hour is for clocks and for those that were delayed on their way. */
	readonly limits: TrackerLimits = {
		overlapMs: HOUR_MS,
		sliceMs: DAY_MS,
		lookBackMs: 3 * DAY_MS,
	};
	readonly leftOut = new LeftOut(BINOM.name, { conversion: 'click or no time that can be read' });

	private readonly client: BinomClient;
	private readonly log: ConversionLog;
	private readonly context: RowContext;
	private readonly isKept: (campaignId: string | null) => boolean;
	private campaigns?: Promise<CampaignIndex>;

	constructor(
		private readonly link: TrackerLink,
		private readonly settings: AccountSettings,
		readonly memory: BinomMemory,
	) {
		this.account = accountOf(link.credential);
		this.client = new BinomClient(link);
		this.log = new ConversionLog(this.client, memory, (row) => this.leave(row));
		this.context = { ...settings, account: this.account };
		this.isKept = keeping(settings.campaignIds);
	}

	async test(): Promise<void> {
		await this.client.get(CHEAPEST_READ, CHEAPEST_QUERY);
	}

	async *conversions(window: TimeWindow): AsyncGenerator<Conversion[]> {
		for await (const rows of this.log.read(this.spanOf(window))) {
			const conversions = await this.read(rows);
			if (conversions.length > 0) yield conversions;
		}
	}

	async latest(count: number, window: TimeWindow): Promise<Conversion[]> {
		const found = new Map<string, Conversion>();
		for await (const rows of this.log.backwards(this.spanOf(window), count)) {
			for (const conversion of (await this.read(rows)).reverse()) {
				// An earlier row of a click is an earlier state of its conversion.
				if (!found.has(conversion.id)) found.set(conversion.id, conversion);
			}
			if (found.size >= count) break;
		}
		return [...found.values()].slice(0, count);
	}

	async *list(kind: EntityKind): AsyncGenerator<Entity[]> {
		for await (const rows of readList(this.client, kind)) {
			yield rows.map((row) => toEntity(kind, row, this.context));
		}
	}

	/** Found in the list: how the answer for one alone looks is not known. */
	async get(kind: EntityKind, id: string): Promise<Entity> {
		const found = await findIn(this.list(kind), id);
		if (found !== undefined) return found;
		throw new ServiceError(BINOM, { kind: 'notFound', detail: `ID ${id}` });
	}

	breakdown(query: BreakdownQuery): AsyncGenerator<BreakdownRow[]> {
		return readBreakdown(this.client, query, this.settings.currency);
	}

	async upload(uploads: readonly Upload[]): Promise<UploadResult[]> {
		return await uploadAll(this.link, uploads);
	}

	/** The campaigns are asked for once, and only when there is a conversion. */
	private async read(rows: readonly Row[]): Promise<Conversion[]> {
		if (rows.length === 0) return [];
		this.campaigns ??= readCampaigns(this.client);
		const campaigns = await this.campaigns;
		for (const row of rows) if (idOf(row.id) === null) this.leave(row);
		return newestOfClicks(rows).flatMap((row) => {
			const conversion = toConversion(row, this.context, campaigns);
			// Conversions of a deleted campaign count nowhere (design §3).
			if (conversion === undefined || conversion.counting === 'excluded') return [];
			return this.isKept(conversion.campaign.id) ? [conversion] : [];
		});
	}

	private leave(row: Row): void {
		this.leftOut.add(row, idOf(row.id));
	}

	/** Whole seconds; open ends reach into tomorrow, should the tracker's clock run ahead. */
	private spanOf({ from, to }: TimeWindow): Span {
		const end = to?.toMillis() ?? this.link.now() + DAY_MS;
		return { from: Math.floor(from.toMillis() / 1000), to: Math.ceil(end / 1000) };
	}
}

const NO_CLICKS =
	'Binom does not publish how its click log is asked for a range of time, so clicks cannot be read';
const COUNTED_BY =
	'Binom calls all conversions leads, so leads, sales and rejected ones are not told apart.';

export const binom: TrackerModule = {
	name: 'binom',
	displayName: 'Binom',
	voice: BINOM,
	credential: 'binomApi',
	capabilities: {
		...EVERYTHING,
		click: NO_CLICKS,
		'trigger:click': NO_CLICKS,
	},
	notes: {
		conversion:
			'Binom lists conversions with names only and without tokens, external ID and transaction ID; receive its postbacks where those are needed.',
		upload:
			'Sent as a postback, which Binom files at the moment it comes and answers alike whether it knows the click or not. It takes no transaction ID.',
		flow: 'Flows are called rotations in Binom.',
		...everyBreakdown(COUNTED_BY),
		'breakdown:geo': `${COUNTED_BY} Countries only: how regions and cities are asked for is not published.`,
	},
	geoLevels: ['country'],
	looksBack: true,
	gaps: GAPS,
	accountOf,
	connect: (link, settings, memory = {}) => new BinomTracker(link, settings, readMemory(memory)),
};
