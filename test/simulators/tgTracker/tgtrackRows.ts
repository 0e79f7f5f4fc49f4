import { CAMPAIGNS, SOURCES, type Truth, type TruthClick, type TruthStatus } from '../generator';

export const MEMBER_COLUMNS = [
	'userID',
	'username',
	'first_name',
	'last_name',
	'status',
	'joinDate',
	'leftDate',
	'eventDate',
	'utm_source_id',
	'utm_medium_id',
	'utm_campaign_id',
	'utm_content_id',
	'utm_term_id',
] as const;

export const CLICK_COLUMNS = [
	'date',
	'userID',
	'utm_source_id',
	'utm_medium_id',
	'utm_campaign_id',
	'utm_content_id',
	'utm_term_id',
] as const;

const UTM = ['source', 'medium', 'campaign', 'content', 'term'] as const;

/** Tag names by id, filled as texts are met: TGTrack numbers every text once. */
export class TagBook {
	readonly names: string[] = [];
	private readonly ids = new Map<string, number>();

	/** 0 for no text. */
	idOf(name: string): number {
		if (name === '') return 0;
		const known = this.ids.get(name);
		if (known !== undefined) return known;
		this.names.push(name);
		this.ids.set(name, this.names.length);
		return this.names.length;
	}
}

/** The texts of a click's UTM parameters. */
export function utmOf(click: TruthClick): Record<(typeof UTM)[number], string> {
	return {
		source: SOURCES.find(({ id }) => id === click.source.id)?.kind ?? '',
		medium: click.flow.name,
		campaign: CAMPAIGNS.find(({ id }) => id === click.campaign.id)?.name ?? '',
		content: click.creative,
		term: click.keyword,
	};
}

/** Number of the person in Telegram. */
export const userIdOf = (click: TruthClick): number => 100_000_000 + click.index;

const LEFT: Readonly<Partial<Record<TruthStatus, number>>> = {
	rejected: 0,
	refunded: 0,
	trash: -1,
};

/** 1 member, 0 left, −1 removed. */
export const memberStatus = (status: TruthStatus): number => LEFT[status] ?? 1;

export type Cells = Readonly<Record<string, string | number>>;

const tagsOf = (click: TruthClick, book: TagBook): Cells => {
	const texts = utmOf(click);
	return Object.fromEntries(UTM.map((name) => [`utm_${name}_id`, book.idOf(texts[name])]));
};

/** A conversion of the truth as a member of the channel. */
export function memberRow(truth: Truth, row: number, nowMs: number, book: TagBook): Cells {
	const state = truth.stateAt(row, nowMs);
	if (state === null) throw new Error(`Conversion ${row} has not happened yet`);
	const click = truth.click(truth.clickIndexOf(row));
	const status = memberStatus(state.status);
	return {
		userID: userIdOf(click),
		username: click.index % 3 === 0 ? '' : `user${click.index}`,
		first_name: click.index % 2 === 0 ? 'Анна, "A."' : 'Example',
		last_name: '',
		status,
		joinDate: state.firstAt,
		leftDate: status === 1 ? 0 : state.at,
		eventDate: state.at,
		...tagsOf(click, book),
	};
}

export function clickCells(click: TruthClick, book: TagBook): Cells {
	return { date: click.at, userID: userIdOf(click), ...tagsOf(click, book) };
}

/** As PHP's fputcsv writes it: quotes only where they are needed, a line end behind every line. */
export function csv(columns: readonly string[], rows: readonly Cells[]): string {
	const cell = (value: string | number | undefined): string => {
		const text = String(value ?? '');
		return /[",\s]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
	};
	const lines = rows.map((row) => columns.map((name) => cell(row[name])).join(','));
	return [columns.join(','), ...lines].map((line) => `${line}\n`).join('');
}
