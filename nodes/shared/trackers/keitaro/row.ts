import type { IDataObject } from 'n8n-workflow';
import { findAdClickIds, realText, type Labelled } from '../../conversion/adClickIds';
import type {
	Conversion,
	ConversionEvent,
	ConversionStatus,
	Named,
} from '../../conversion/conversion';
import { toEvent } from '../../conversion/event';
import { parseMoney } from '../../conversion/money';
import { countingOf, toStatus } from '../../conversion/status';
import { parseStamp } from '../../conversion/time';
import { versionOf } from '../../conversion/version';
import type { WordMap } from '../../conversion/words';
import type { KeitaroCampaign } from './campaigns';
import { parseHistory, type HistoryEntry } from './history';
import { canonicalSubId, subIdColumns } from './subIds';

/** What a row alone does not tell. */
export interface RowContext {
	account: string;
	/** IANA zone in which the stamps of the rows were asked for. */
	zone: string;
	/** Currency of the tracker: Keitaro's logs name none. */
	currency: string | null;
	campaigns: ReadonlyMap<string, KeitaroCampaign>;
	statusWords: WordMap<ConversionStatus>;
	eventWords: WordMap<ConversionEvent>;
	includeRaw: boolean;
}

export type Row = Record<string, unknown>;

const SUB_ID_COLUMNS = subIdColumns(30);

/** Statuses that undo a conversion rather than being one; the event is what stood there before. */
export const UNDOING: ReadonlySet<ConversionStatus> = new Set<ConversionStatus>([
	'rejected',
	'refunded',
]);

/**
 * One row of `conversions/log` as a conversion. `undefined` where there is no time to file it under,
 * which no build has been seen to send.
 */
export function toConversion(row: Row, context: RowContext): Conversion | undefined {
	const updatedAt = parseStamp(row.datetime, context.zone);
	if (updatedAt === null) return undefined;
	const trackerStatus = realText(row.status) ?? '';
	const status = toStatus(trackerStatus, context.statusWords);
	const history = parseHistory(row.status_history, context.zone);
	const { event, trackerEvent } = eventOf(row, status, history, context);
	const campaignId = idOf(row.campaign_id);
	const campaign = campaignId === null ? undefined : context.campaigns.get(campaignId);
	const externalId = realText(row.external_id);
	const referrer = realText(row.referrer);
	const conversion: Conversion = {
		id: identityOf(row),
		version: '',
		change: 'new',
		changedFields: [],
		tracker: 'keitaro',
		account: context.account,
		status,
		trackerStatus,
		event,
		trackerEvent,
		revenue: parseMoney(row.revenue),
		currency: context.currency,
		cost: parseMoney(row.cost),
		convertedAt: happenedAt(event, row, history, context) ?? updatedAt,
		clickedAt: parseStamp(row.click_datetime, context.zone),
		updatedAt,
		clickId: realText(row.sub_id),
		externalId,
		transactionId: realText(row.tid),
		adClickIds: findAdClickIds(labelled(row, campaign), [referrer]),
		campaign: {
			id: campaignId,
			name: realText(row.campaign) ?? campaign?.name ?? null,
			state: campaign?.state ?? null,
		},
		flow: named(row.stream_id, row.stream),
		offer: named(row.offer_id, row.offer),
		landingPage: named(row.landing_id, row.landing),
		trafficSource: named(row.ts_id, row.ts),
		affiliateNetwork: named(row.affiliate_network_id, row.affiliate_network),
		counting: countingOf(campaign?.state ?? null),
		subIds: subIdsOf(row),
		geo: {
			country: realText(row.country_code)?.toUpperCase() ?? null,
			region: realText(row.region),
			city: realText(row.city),
		},
		device: {
			type: realText(row.device_type),
			os: realText(row.os),
			browser: realText(row.browser),
		},
		ip: realText(row.ip),
		userAgent: realText(row.user_agent),
		referrer,
		pageUrl: null,
	};
	conversion.version = versionOf(conversion);
	if (context.includeRaw) conversion.raw = row as IDataObject;
	return conversion;
}

/** `event_id` on v11, `conversion_id` before; else click and transaction, which Keitaro keeps unique. */
function identityOf(row: Row): string {
	const own = idOf(row.event_id) ?? idOf(row.conversion_id);
	return own ?? `${realText(row.sub_id) ?? ''}:${realText(row.tid) ?? ''}`;
}

/**
 * What happened, in the tracker's word and in ours. A rejected sale is still a sale: its word is the
 * last one before it was undone.
 */
function eventOf(row: Row, status: ConversionStatus, history: HistoryEntry[], context: RowContext) {
	const trackerEvent = UNDOING.has(status)
		? (wordBefore(row, history, context) ?? 'sale')
		: (realText(row.conversion_type) ?? realText(row.status) ?? '');
	return { trackerEvent, event: toEvent(trackerEvent, context.eventWords) };
}

function wordBefore(row: Row, history: HistoryEntry[], context: RowContext): string | undefined {
	const words = history.map(({ word }) => word);
	const previous = realText(row.previous_status);
	if (previous !== null) words.push(previous);
	return words.reverse().find((word) => !UNDOING.has(toStatus(word, context.statusWords)));
}

/**
 * When the event happened: the first entry of the history that stands for it. `datetime` is no use
 * where there is a history, since it moves with every postback.
 */
function happenedAt(
	event: ConversionEvent,
	row: Row,
	history: HistoryEntry[],
	context: RowContext,
) {
	const entry = history.find(({ word }) => toEvent(word, context.eventWords) === event);
	if (entry?.at) return entry.at;
	return event === 'Purchase' ? parseStamp(row.sale_datetime, context.zone) : null;
}

/** Values of the click with the parameter each came from, as the campaign maps them. */
function* labelled(row: Row, campaign: KeitaroCampaign | undefined): Generator<Labelled> {
	for (const column of ['external_id', ...SUB_ID_COLUMNS]) {
		const value = realText(row[column]);
		if (value !== null) yield [campaign?.parameterNames.get(column) ?? null, value];
	}
}

function subIdsOf(row: Row): Record<string, string> {
	const found: Record<string, string> = {};
	for (const column of SUB_ID_COLUMNS) {
		const value = row[column];
		if (value !== undefined && value !== null && value !== '')
			found[canonicalSubId(column)] = String(value);
	}
	return found;
}

function named(id: unknown, name: unknown): Named {
	return { id: idOf(id), name: realText(name) };
}

/** Ids come as numbers or numeric strings; 0 and blanks mean none. */
function idOf(value: unknown): string | null {
	const text = realText(value);
	return text === null || text === '0' ? null : text;
}
