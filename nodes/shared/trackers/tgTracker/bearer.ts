import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import type { Conversion } from '../../conversion/conversion';
import { DAY_MS, HOUR_MS } from '../../conversion/time';
import { ServiceError } from '../../n8n/serviceError';
import type { Click } from '../click';
import type { Entity, EntityKind } from '../entity';
import type { AccountSettings, TrackerLink } from '../module';
import type { TimeWindow, Tracker, TrackerLimits } from '../tracker';
import { BearerClient } from './bearerClient';
import { askTest } from './connection';
import { toEntity } from './entity';
import type { Row } from './fieldReader';
import { writeFrom, writeTo } from './moment';
import { momentOf, toClick, toConversion, type RowContext } from './row';
import { readSettings, type BearerSettings } from './settings';
import { CREDENTIAL, TG_TRACKER, TgTrackerError } from './voice';
import { inPages, newest } from './window';

/** One account of a tracker that is spoken to with a Bearer token, as its credential describes it. */
export class BearerTracker implements Tracker {
	readonly name = 'tgTracker';
	readonly memory = {};
	readonly limits: TrackerLimits;
	private readonly client: BearerClient;
	private readonly api: BearerSettings;
	private readonly context: RowContext;

	constructor(
		private readonly link: TrackerLink,
		private readonly settings: AccountSettings,
		readonly account: string,
	) {
		this.api = readSettings(link.credential);
		this.client = new BearerClient(link, this.api);
		const { reader, timeFilter } = this.api;
		this.context = { account, reader, settings, timeFilter };
		this.limits = {
			overlapMs: HOUR_MS,
			sliceMs: DAY_MS,
			// A span of conversion times shows no change of status that comes later.
			...(timeFilter === 'converted' && { lookBackMs: 3 * DAY_MS }),
		};
	}

	async test(): Promise<void> {
		await askTest(this.link);
	}

	/** In no order that could be relied on, so a window is read whole and sorted here. */
	async *conversions(window: TimeWindow): AsyncGenerator<Conversion[]> {
		const rows = await this.read('conversion', window, (row) => momentOf(row, this.context));
		yield* inPages(rows, (row) => this.conversionOf(row));
	}

	async latest(count: number, window: TimeWindow): Promise<Conversion[]> {
		const now = DateTime.fromMillis(this.link.now(), { zone: 'utc' });
		return await newest(this, count, window, now);
	}

	async *list(kind: EntityKind): AsyncGenerator<Entity[]> {
		const rows = await this.client.readAll(kind);
		yield* inPages(rows, (row) => toEntity(kind, row, this.context));
	}

	/** Found in the list: a path for a single one would be one more guess. */
	async get(kind: EntityKind, id: string): Promise<Entity> {
		for await (const entities of this.list(kind)) {
			const found = entities.find((entity) => entity.id === id);
			if (found !== undefined) return found;
		}
		throw new ServiceError(TG_TRACKER, { kind: 'notFound', detail: `no ID ${id} in the list` });
	}

	async *clicks(window: TimeWindow): AsyncGenerator<Click[]> {
		const clickedAt = (row: Row) => toClick(row, this.context)?.clickedAt ?? null;
		const rows = await this.read('click', window, clickedAt);
		yield* inPages(rows, (row) => {
			const click = toClick(row, this.context);
			return click !== undefined && this.isWanted(click) ? click : undefined;
		});
	}

	private conversionOf(row: Row): Conversion | undefined {
		const conversion = toConversion(row, this.context);
		// Conversions of a campaign that is gone for good count nowhere (design §3).
		const isCounted = conversion !== undefined && conversion.counting !== 'excluded';
		return isCounted && this.isWanted(conversion) ? conversion : undefined;
	}

	private isWanted({ campaign }: Pick<Conversion | Click, 'campaign'>): boolean {
		const { campaignIds } = this.settings;
		return campaignIds.length === 0 || campaignIds.includes(campaign.id ?? '');
	}

	/** The rows of a window, oldest first, also where an API ignores the parameters and gives more. */
	private async read(
		resource: 'conversion' | 'click',
		window: TimeWindow,
		moment: (row: Row) => string | null,
	): Promise<Row[]> {
		const rows = await this.client.readAll(resource, this.spanOf(window));
		const from = window.from.toMillis();
		const to = window.to?.toMillis() ?? Infinity;
		const timed = rows.flatMap((row) => {
			const at = moment(row);
			return at === null ? [] : [{ row, at: Date.parse(at) }];
		});
		if (timed.length === 0 && rows.length > 0) throw this.noTimes(resource, rows[0]);
		return timed
			.filter(({ at }) => at >= from && at < to)
			.sort((a, b) => a.at - b.at)
			.map(({ row }) => row);
	}

	private spanOf({ from, to }: TimeWindow): IDataObject {
		const { fromParameter, toParameter, timeFormat } = this.api;
		const { zone } = this.settings;
		return {
			...(fromParameter !== '' && { [fromParameter]: writeFrom(timeFormat, from, zone) }),
			...(toParameter !== '' &&
				to !== undefined && { [toParameter]: writeTo(timeFormat, to, zone) }),
		};
	}

	private noTimes(resource: 'conversion' | 'click', row: Row = {}): TgTrackerError {
		const field = resource === 'click' ? 'clickedAt' : 'convertedAt';
		const names = Object.keys(row).slice(0, 20).join(', ');
		return new TgTrackerError(
			TG_TRACKER,
			`No ${resource} of TG Tracker has a time under a known name`,
			`Name it in 'Field Names' in the ${CREDENTIAL} credential, such as {"${field}": "date"}. The rows have: ${names}`,
			{ kind: 'brokenAnswer' },
		);
	}
}
