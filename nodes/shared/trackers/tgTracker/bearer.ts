import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import type { Conversion } from '../../conversion/conversion';
import { DAY_MS, HOUR_MS } from '../../conversion/time';
import { ServiceError } from '../../n8n/serviceError';
import { keeping } from '../account';
import type { Click } from '../click';
import { findIn, type Entity, type EntityKind } from '../entity';
import { LeftOut } from '../leftOut';
import type { AccountSettings, TrackerLink } from '../module';
import { inPages, within } from '../pages';
import type { TimeWindow, Tracker, TrackerLimits } from '../tracker';
import { BearerClient } from './bearerClient';
import { askTest } from './connection';
import { toEntity } from './entity';
import type { Row } from './fieldReader';
import { writeFrom, writeTo } from './moment';
import { momentOf, toClick, toConversion, type RowContext } from './row';
import { readSettings, type BearerSettings } from './settings';
import { CREDENTIAL, TG_TRACKER, TgTrackerError } from './voice';
import { newest, readInPages } from './window';

/** Where a row of a log has an ID of its own. */
const OWN_ID = { conversion: ['id'], click: ['clickId', 'id'] } as const;

/** One account of a tracker that is spoken to with a Bearer token, as its credential describes it. */
export class BearerTracker implements Tracker {
	readonly name = 'tgTracker';
	readonly memory = {};
	readonly leftOut = new LeftOut(TG_TRACKER.name);
	readonly limits: TrackerLimits;
	private readonly client: BearerClient;
	private readonly api: BearerSettings;
	private readonly context: RowContext;
	private readonly isKept: (campaignId: string | null) => boolean;

	constructor(
		private readonly link: TrackerLink,
		private readonly settings: AccountSettings,
		readonly account: string,
	) {
		this.api = readSettings(link.credential);
		this.isKept = keeping(settings.campaignIds);
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
		const rows = await this.readAll('conversion', window, (row) => {
			const at = momentOf(row, this.context);
			return at === null ? undefined : { row, at };
		});
		yield* readInPages(
			within(rows, window, ({ at }) => at),
			({ row }) => this.conversionOf(row),
		);
	}

	async latest(count: number, window: TimeWindow): Promise<Conversion[]> {
		const now = DateTime.fromMillis(this.link.now(), { zone: 'utc' });
		return await newest(this, count, window, now);
	}

	async *list(kind: EntityKind): AsyncGenerator<Entity[]> {
		const rows = await this.client.readAll(kind);
		yield* readInPages(rows, (row) => toEntity(kind, row, this.context));
	}

	/** Found in the list: a path for a single one would be one more guess. */
	async get(kind: EntityKind, id: string): Promise<Entity> {
		const found = await findIn(this.list(kind), id);
		if (found !== undefined) return found;
		throw new ServiceError(TG_TRACKER, { kind: 'notFound', detail: `no ID ${id} in the list` });
	}

	async *clicks(window: TimeWindow): AsyncGenerator<Click[]> {
		const clicks = await this.readAll('click', window, (row) => toClick(row, this.context));
		const kept = within(clicks, window, ({ clickedAt }) => clickedAt).filter(({ campaign }) =>
			this.isKept(campaign.id),
		);
		yield* inPages(kept);
	}

	private conversionOf(row: Row): Conversion | undefined {
		const conversion = toConversion(row, this.context);
		// Conversions of a campaign that is gone for good count nowhere (design §3).
		const isCounted = conversion !== undefined && conversion.counting !== 'excluded';
		return isCounted && this.isKept(conversion.campaign.id) ? conversion : undefined;
	}

	/** What the rows of a window are read as; rows without a time are left out, but never all of them. */
	private async readAll<T>(
		resource: 'conversion' | 'click',
		window: TimeWindow,
		read: (row: Row) => T | undefined,
	): Promise<T[]> {
		const rows = await this.client.readAll(resource, this.spanOf(window));
		const untimed: Row[] = [];
		const timed = rows.flatMap((row) => {
			const entry = read(row);
			if (entry === undefined) untimed.push(row);
			return entry ?? [];
		});
		if (timed.length === 0 && rows.length > 0) throw this.noTimes(resource, rows[0]);
		const idIn = (row: Row) => this.api.reader.text(row, ...OWN_ID[resource]);
		for (const row of untimed) this.leftOut.add(row, idIn(row), resource);
		return timed;
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
