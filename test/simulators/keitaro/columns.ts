import { SUB_IDS, type Truth, type TruthClick, type TruthState } from '../generator';
import { conversionType, keitaroStatus, type BuildTraits } from './builds';
import { dayOf, type TimeZone } from './timeZone';

/** What columns need to know besides the row. */
export interface ColumnContext {
	traits: BuildTraits;
	/** Stamps are rendered in it. */
	zone: TimeZone;
	/** Current name of a row of a collection; null once it was deleted for good. */
	nameOf: (collection: string, id: unknown) => string | null;
	/** A field of a row of a collection. */
	fieldOf: (collection: string, id: unknown, field: string) => unknown;
}

export type Column<Row> = (row: Row, context: ColumnContext) => unknown;
export type Columns<Row> = Record<string, Column<Row>>;

/** A row of the clicks log: what is computed only when a column asks for it. */
export interface ClickRow {
	readonly click: TruthClick;
	readonly campaignId: number;
	/** Its conversions as they stand now. */
	readonly states: readonly TruthState[];
}

/** A row of the conversions log. */
export class ConversionRow implements ClickRow {
	private knownClick: TruthClick | undefined;
	private knownState: TruthState | null | undefined;

	constructor(
		private readonly truth: Truth,
		readonly index: number,
		private readonly nowMs: number,
	) {}

	get campaignId(): number {
		return this.truth.campaignOf(this.index).id;
	}

	get click(): TruthClick {
		return (this.knownClick ??= this.truth.click(this.truth.clickIndexOf(this.index)));
	}

	get state(): TruthState {
		this.knownState ??= this.truth.stateAt(this.index, this.nowMs);
		if (!this.knownState) throw new Error(`Conversion ${this.index} has not happened yet`);
		return this.knownState;
	}

	get states(): readonly TruthState[] {
		return [this.state];
	}

	get eventId(): string {
		return this.truth.eventId(this.index);
	}

	get transactionId(): string {
		return this.truth.transactionId(this.index);
	}
}

/** An amount as this build writes it. */
export function money(amount: number, traits: BuildTraits): number | string {
	return traits.moneyAsText ? amount.toFixed(2) : Math.round(amount * 1e4) / 1e4;
}

const flag = (value: boolean): number => Number(value);
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** ISO week of a wall clock, `YYYY-WW`. */
function weekOf(wall: Date): string {
	const thursday = new Date(wall);
	thursday.setUTCDate(wall.getUTCDate() + 4 - (wall.getUTCDay() || 7));
	const year = thursday.getUTCFullYear();
	const day = (thursday.getTime() - Date.UTC(year, 0, 1)) / 86_400_000;
	return `${year}-${String(Math.floor(day / 7) + 1).padStart(2, '0')}`;
}

const wallOf = ({ click }: ClickRow, { zone }: ColumnContext): Date => zone.wall(click.at);
const hourOf = (wall: Date): string => String(wall.getUTCHours()).padStart(2, '0');

/** Click time, cut and named in the ways a report can group by. */
export const TIME_COLUMNS: Columns<ClickRow> = {
	datetime: ({ click }, { zone }) => zone.format(click.at),
	year: (row, context) => String(wallOf(row, context).getUTCFullYear()),
	month: (row, context) => dayOf(wallOf(row, context)).slice(0, 7),
	week: (row, context) => weekOf(wallOf(row, context)),
	weekday: (row, context) => WEEKDAYS[wallOf(row, context).getUTCDay()],
	day: (row, context) => dayOf(wallOf(row, context)),
	hour: (row, context) => hourOf(wallOf(row, context)),
	day_hour: (row, context) => {
		const wall = wallOf(row, context);
		return `${dayOf(wall)} ${hourOf(wall)}:00`;
	},
};

const subIdColumns: Columns<ClickRow> = Object.fromEntries(
	Array.from({ length: SUB_IDS }, (_, at): [string, Column<ClickRow>] => [
		`sub_id_${at + 1}`,
		({ click }) => click.subIds[at] ?? null,
	]),
);

/** What the click says, in logs of clicks and conversions and as dimensions of reports. */
export const VISIT_COLUMNS: Columns<ClickRow> = {
	sub_id: ({ click }) => click.id,
	visitor_code: ({ click }) => `v${click.id.slice(0, 8)}`,
	campaign_id: (row) => row.campaignId,
	campaign: (row, { nameOf }) => nameOf('campaigns', row.campaignId),
	campaign_group_id: (row, { fieldOf }) => fieldOf('campaigns', row.campaignId, 'group_id'),
	campaign_group: (row, { nameOf, fieldOf }) =>
		nameOf('groups', fieldOf('campaigns', row.campaignId, 'group_id')),
	parent_campaign_id: () => null,
	stream_id: ({ click }) => click.flow.id,
	stream: ({ click }, { nameOf }) => nameOf('streams', click.flow.id),
	offer_id: ({ click }) => click.offer.id,
	offer: ({ click }, { nameOf }) => nameOf('offers', click.offer.id),
	landing_id: ({ click }) => click.landing?.id ?? null,
	landing: ({ click }, { nameOf }) => nameOf('landing_pages', click.landing?.id),
	ts_id: ({ click }) => click.source.id,
	ts: ({ click }, { nameOf }) => nameOf('traffic_sources', click.source.id),
	affiliate_network: ({ click }, { nameOf }) => nameOf('affiliate_networks', click.network.id),
	source: ({ click }) => click.source.kind,
	referrer: ({ click }) => click.referrer,
	search_engine: ({ click }) => (click.source.kind === 'google' ? 'google' : ''),
	keyword: ({ click }) => click.keyword,
	destination: ({ click }) => `https://offer.example.com/${click.offer.id}?click=${click.id}`,
	external_id: ({ click }) => click.externalId,
	ad_campaign_id: ({ click }) => click.adCampaignId,
	creative_id: ({ click }) => click.adId,
	...subIdColumns,
	ip: ({ click }) => click.ip,
	country_code: ({ click }) => click.place.code,
	country: ({ click }) => click.place.country,
	region: ({ click }) => click.place.region,
	city: ({ click }) => click.city,
	language: ({ click }) => click.place.language,
	user_agent: ({ click }) => click.userAgent,
	os: ({ click }) => click.agent.os,
	os_version: ({ click }) => click.agent.osVersion,
	browser: ({ click }) => click.agent.browser,
	browser_version: ({ click }) => click.agent.browserVersion,
	device_type: ({ click }) => click.agent.deviceType,
	device_model: ({ click }) => click.agent.deviceModel,
	connection_type: ({ click }) => click.agent.connection,
	operator: ({ click }) => (click.agent.connection === 'mobile' ? click.place.isp : ''),
	isp: ({ click }) => click.place.isp,
	is_unique_stream: ({ click }) => flag(click.isUnique),
	is_unique_campaign: ({ click }) => flag(click.isUnique),
	is_bot: ({ click }) => flag(click.isBot),
	is_using_proxy: () => 0,
};

const hasStatus = ({ states }: ClickRow, { traits }: ColumnContext, word: string): number =>
	flag(states.some(({ status }) => keitaroStatus(status, traits) === word));

const revenueOf = ({ states }: ClickRow): number =>
	states.reduce((sum, { revenue }) => sum + (revenue ?? 0), 0);

const AMOUNT_COLUMNS: Columns<ClickRow> = {
	revenue: (row, { traits }) => money(revenueOf(row), traits),
	cost: ({ click }, { traits }) => money(click.cost, traits),
	profit: (row, { traits }) => money(revenueOf(row) - row.click.cost, traits),
};

/** Columns only the clicks log has: v11 refuses them as dimensions. */
const OUTCOME_COLUMNS: Columns<ClickRow> = {
	is_lead: (row, context) => hasStatus(row, context, 'lead'),
	is_sale: (row, context) => hasStatus(row, context, 'sale'),
	is_rejected: (row, context) => hasStatus(row, context, 'rejected'),
	landing_clicked_datetime: ({ click }, { zone }) =>
		click.landingClicked ? zone.format(click.at + 15) : null,
};

export const CLICK_COLUMNS: Columns<ClickRow> = {
	event_id: ({ click }) => click.eventId,
	click_id: ({ click }) => click.eventId,
	...TIME_COLUMNS,
	...VISIT_COLUMNS,
	...AMOUNT_COLUMNS,
	...OUTCOME_COLUMNS,
};

const SALE_WORDS = ['sale', 'deposit', 'rebill'];
const saleAt = ({ state }: ConversionRow): number | undefined =>
	state.history.find(({ status }) => SALE_WORDS.includes(status))?.at;

function paramsOf(row: ConversionRow): Record<string, string> {
	const { word, history } = row.state;
	const payout = history.at(-1)?.revenue ?? null;
	return {
		subid: row.click.id,
		status: word,
		...(payout === null ? {} : { payout: payout.toFixed(2) }),
		...(row.transactionId === '' ? {} : { tid: row.transactionId }),
	};
}

export const CONVERSION_COLUMNS: Columns<ConversionRow> = {
	...VISIT_COLUMNS,
	...AMOUNT_COLUMNS,
	event_id: (row) => row.eventId,
	conversion_id: (row) => 100_001 + row.index,
	click_id: ({ click }) => click.eventId,
	tid: (row) => row.transactionId,
	status: ({ state }, { traits }) => keitaroStatus(state.status, traits),
	original_status: ({ state }) => state.word,
	previous_status: ({ state: { previousStatus } }, { traits }) =>
		previousStatus === null ? '' : keitaroStatus(previousStatus, traits),
	conversion_type: ({ state }) => conversionType(state.status).name,
	conversion_type_id: ({ state }) => conversionType(state.status).id,
	// Moves on every postback: the time of the latest one.
	datetime: ({ state }, { zone }) => zone.format(state.at),
	postback_datetime: ({ state }, { zone }) => zone.format(state.at),
	click_datetime: ({ click }, { zone }) => zone.format(click.at),
	sale_datetime: (row, { zone }) => {
		const at = saleAt(row);
		return at === undefined ? null : zone.format(at);
	},
	sale_period: (row) => {
		const at = saleAt(row);
		return at === undefined ? null : at - row.click.at;
	},
	status_history: ({ state }, { zone }) =>
		state.history
			.map(({ status, at }, k) => `${k + 1}. ${conversionType(status).name} (${zone.format(at)})`)
			.join('\n'),
	version: ({ state }) => state.history.length,
	sign: () => 1,
	// Newer builds answer the object itself, older ones its text.
	params: (row, { traits }) => (traits.moneyAsText ? JSON.stringify(paramsOf(row)) : paramsOf(row)),
};

/** Columns of a table this build knows. */
export function columnsOf<Row>(columns: Columns<Row>, traits: BuildTraits): Columns<Row> {
	const isKnown = (name: string): boolean => {
		const [, number] = /^sub_id_(\d+)$/.exec(name) ?? [];
		return number ? Number(number) <= traits.subIds : !traits.missing.includes(name);
	};
	return Object.fromEntries(Object.entries(columns).filter(([name]) => isKnown(name)));
}
