import { realText } from '../../conversion/adClickIds';
import type { Conversion, ConversionEvent, ConversionStatus } from '../../conversion/conversion';
import { toEvent } from '../../conversion/event';
import { parseMoney } from '../../conversion/money';
import { countingOf, toStatus, UNDOING } from '../../conversion/status';
import { parseStamp } from '../../conversion/time';
import type { WordMap } from '../../conversion/words';
import { idOf } from '../visit';
import { newConversion } from '../newConversion';
import type { KeitaroCampaign } from './campaigns';
import { parseHistory, type HistoryEntry } from './history';
import { readVisit, type Row } from './rowParts';

export type { Row } from './rowParts';

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
	const visit = readVisit(row, context.campaigns);
	return newConversion(context.includeRaw && row, {
		id: identityOf(row),
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
		transactionId: realText(row.tid),
		...visit,
		counting: countingOf(visit.campaign.state),
		pageUrl: null,
	});
}

/** `event_id` on v11, `conversion_id` before. */
export function ownIdOf(row: Row): string | null {
	return idOf(row.event_id) ?? idOf(row.conversion_id);
}

/** Without an id of its own click and transaction, which Keitaro keeps unique. */
function identityOf(row: Row): string {
	return ownIdOf(row) ?? `${realText(row.sub_id) ?? ''}:${realText(row.tid) ?? ''}`;
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
