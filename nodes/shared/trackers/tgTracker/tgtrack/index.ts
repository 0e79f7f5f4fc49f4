import { DateTime } from 'luxon';
import type { Conversion } from '../../../conversion/conversion';
import { DAY_MS, HOUR_MS } from '../../../conversion/time';
import { keeping } from '../../account';
import type { Click } from '../../click';
import type { Entity, EntityKind } from '../../entity';
import { LeftOut } from '../../leftOut';
import type { AccountSettings, TrackerLink } from '../../module';
import type { TimeWindow, Tracker, TrackerLimits } from '../../tracker';
import { askTest } from '../connection';
import { TGTRACK, TgTrackerError } from '../voice';
import { newest, readInPages } from '../window';
import { ReportClient } from './client';
import type { CsvRow } from './csv';
import {
	CLICKED_COLUMNS,
	clickedAt,
	JOINED_COLUMNS,
	hasJoinDate,
	joinedAt,
	tagIds,
	toClick,
	toConversion,
	type RowContext,
} from './row';
import { readSpan, type Report } from './span';
import { Tags, type TgtrackMemory } from './tags';

const MEMBERS: Report = { name: 'get_chat_members', columns: JOINED_COLUMNS };
const CLICKS: Report = { name: 'get_click_data', columns: CLICKED_COLUMNS };

/** One channel in TGTrack's report API: its members are the conversions. */
export class TgtrackTracker implements Tracker {
	readonly name = 'tgTracker';

	/**
	 * A request brings 10,000 rows, so slices are wide. A member who leaves may move no time of the row;
	 * TGTrack itself follows members for 21 days.
	 */
	readonly limits: TrackerLimits = {
		overlapMs: HOUR_MS,
		sliceMs: 7 * DAY_MS,
		lookBackMs: 21 * DAY_MS,
	};

	readonly leftOut = new LeftOut(TGTRACK.name, { click: 'time that can be read' });
	private readonly client: ReportClient;
	private readonly tags: Tags;
	private readonly context: RowContext;
	private readonly isKept: (campaignId: string | null) => boolean;

	constructor(
		private readonly link: TrackerLink,
		settings: AccountSettings,
		readonly account: string,
		readonly memory: TgtrackMemory = {},
	) {
		this.client = new ReportClient(link);
		this.tags = new Tags(this.client, this.memory);
		this.isKept = keeping(settings.campaignIds);
		this.context = { account, settings, tags: this.tags };
	}

	async test(): Promise<void> {
		await askTest(this.link);
	}

	async *conversions(window: TimeWindow): AsyncGenerator<Conversion[]> {
		const rows = this.read(MEMBERS, window, (row) => joinedAt(row, this.context));
		for await (const page of rows) {
			yield* readInPages(page, (row) => this.wanted(this.conversionOf(row)));
		}
	}

	async latest(count: number, window: TimeWindow): Promise<Conversion[]> {
		const now = DateTime.fromMillis(this.link.now(), { zone: 'utc' });
		return await newest(this, count, window, now);
	}

	async *clicks(window: TimeWindow): AsyncGenerator<Click[]> {
		const rows = this.read(CLICKS, window, (row) => clickedAt(row, this.context));
		for await (const page of rows) {
			yield* readInPages(page, (row) => this.wanted(this.clickOf(row)));
		}
	}

	/** TGTrack has tags where other trackers have campaigns; said here, since a Bearer API has lists. */
	async *list(kind: EntityKind): AsyncGenerator<Entity[]> {
		yield await Promise.reject(unlisted(kind));
	}

	async get(kind: EntityKind): Promise<Entity> {
		return await Promise.reject(unlisted(kind));
	}

	/** Rows of a window with their tags known, oldest first within each answer. */
	private async *read(
		report: Report,
		window: TimeWindow,
		moment: (row: CsvRow) => string | null,
	): AsyncGenerator<CsvRow[]> {
		for await (const rows of readSpan(this.client, report, window, this.link.now())) {
			await this.tags.learn(rows.flatMap(tagIds));
			yield rows
				.map((row) => ({ row, at: moment(row) ?? '' }))
				.sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)))
				.map(({ row }) => row);
		}
	}

	private conversionOf(row: CsvRow): Conversion | undefined {
		const conversion = toConversion(row, this.context);
		if (conversion === undefined && hasJoinDate(row)) this.leftOut.add(row.toObject(), null);
		return conversion;
	}

	private clickOf(row: CsvRow): Click | undefined {
		const click = toClick(row, this.context);
		if (click === undefined) this.leftOut.add(row.toObject(), null, 'click');
		return click;
	}

	private wanted<T extends Pick<Conversion | Click, 'campaign'>>(
		item: T | undefined,
	): T | undefined {
		return item !== undefined && this.isKept(item.campaign.id) ? item : undefined;
	}
}

function unlisted(kind: EntityKind): TgTrackerError {
	return new TgTrackerError(
		TGTRACK,
		`TGTrack has no list of this kind (${kind}): it knows channels, members and UTM tags`,
		'Read conversions or clicks, which carry the tags as campaign, traffic source and sub-IDs',
	);
}
