import { realText } from '../../conversion/adClickIds';
import type { CampaignState, Conversion, ConversionEvent } from '../../conversion/conversion';
import { toEvent } from '../../conversion/event';
import { countingOf, toStatus } from '../../conversion/status';
import { wordKey, type WordMap } from '../../conversion/words';
import type { AccountSettings } from '../module';
import { idOf } from '../visit';
import { newConversion } from '../newConversion';
import { amountsOf } from './money';
import { momentOf, type Row } from './values';
import { readVisit } from './visit';

/** What a row alone does not tell. */
export interface RowContext extends Omit<AccountSettings, 'campaignIds'> {
	account: string;
}

/** Accounts that work without statuses leave them blank, and their conversions count at once. */
const COUNTED_STATUS = 'approved';

/** How RedTrack calls a conversion of no type of the account's own. */
const DEFAULT_TYPES: ReadonlySet<string> = new Set(['', 'conversion', 'default']);

/**
 * One row of `GET /conversions`. `undefined` where there is no time to file it under. The state of the
 * campaign is not in the row; see `withState`.
 */
export function toConversion(row: Row, context: RowContext): Conversion | undefined {
	const convertedAt = convertedAtOf(row, context.zone);
	if (convertedAt === null) return undefined;
	const trackerStatus = realText(row.status) ?? '';
	const trackerEvent = realText(row.type) ?? '';
	return newConversion(context.includeRaw && row, {
		id: identityOf(row),
		tracker: 'redtrack',
		account: context.account,
		status: toStatus(trackerStatus || COUNTED_STATUS, context.statusWords),
		trackerStatus,
		event: eventOf(trackerEvent, context.eventWords),
		trackerEvent,
		...amountsOf(row, context.currency),
		convertedAt,
		clickedAt: momentOf(row.track_time, context.zone),
		// No moment of the row moves when its status or payout does.
		updatedAt: null,
		clickId: realText(row.clickid),
		// The number of the order; networks' own ids travel in `p_sub` parameters of the user's choosing.
		transactionId: realText(row.order),
		...readVisit(row),
		counting: countingOf(null),
		pageUrl: realText(row.page_url),
	});
}

/** The same with what the list of campaigns tells. */
export function withState(conversion: Conversion, state: CampaignState | null): Conversion {
	conversion.campaign.state = state;
	conversion.counting = countingOf(state);
	return conversion;
}

/** `id` by the specification; click, type and time together where a row should have none. */
export function identityOf(row: Row): string {
	const parts = [row.clickid, row.type, row.conv_time].map((part) => realText(part) ?? '');
	return idOf(row.id) ?? parts.join(':');
}

function convertedAtOf(row: Row, zone: string): string | null {
	return momentOf(row.conv_time, zone) ?? momentOf(row.created_at, zone);
}

function eventOf(word: string, own: WordMap<ConversionEvent>): ConversionEvent {
	const key = wordKey(word);
	return own.get(key) ?? (DEFAULT_TYPES.has(key) ? 'Purchase' : toEvent(word, own));
}
