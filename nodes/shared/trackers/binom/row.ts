import { realText } from '../../conversion/adClickIds';
import type { Conversion, Named } from '../../conversion/conversion';
import { toEvent } from '../../conversion/event';
import { countingOf, toStatus, UNDOING } from '../../conversion/status';
import { parseStamp } from '../../conversion/time';
import { countryCode } from '../country';
import type { AccountSettings } from '../module';
import { cellText } from '../rows';
import { idOf } from '../visit';
import { newConversion } from '../newConversion';
import type { CampaignIndex } from './campaigns';
import { numberOf, type Row } from './values';

/** What a row alone does not tell. */
export interface RowContext extends Omit<AccountSettings, 'campaignIds'> {
	account: string;
}

/** Statuses are optional in Binom's postbacks; without one a conversion counts at once. */
const COUNTED_STATUS = 'approved';

const NOBODY: Named = { id: null, name: null };

/**
 * One row of `/conversions`, its stamps in UTC. `undefined` where there is no click or no time.
 *
 * The identity is the click id alone. A further postback of the same click changes its status and adds
 * to or replaces its payout (docs.binom.org: payout tracking, manual update of conversions), and one row of
 * the click log has room for one conversion; with status or time in it, every change would be a new sale.
 */
export function toConversion(
	row: Row,
	context: RowContext,
	campaigns: CampaignIndex,
): Conversion | undefined {
	const clickId = idOf(row.id);
	const convertedAt = parseStamp(row.conversed_at, 'UTC');
	if (clickId === null || convertedAt === null) return undefined;
	const trackerStatus = realText(row.status) ?? '';
	const status = toStatus(trackerStatus || COUNTED_STATUS, context.statusWords);
	const campaignName = realText(row.campaign);
	const campaign = campaigns.get(campaignName ?? '');
	return newConversion(context.includeRaw && row, {
		id: clickId,
		tracker: 'binom',
		account: context.account,
		status,
		trackerStatus,
		// Binom has no word but the status: what was undone was a sale as far as it knows.
		event: UNDOING.has(status)
			? 'Purchase'
			: toEvent(trackerStatus || COUNTED_STATUS, context.eventWords),
		trackerEvent: UNDOING.has(status) ? '' : trackerStatus,
		revenue: numberOf(row.payout),
		currency: context.currency,
		cost: null,
		convertedAt,
		clickedAt: parseStamp(row.clicked_at, 'UTC'),
		updatedAt: null,
		clickId,
		externalId: null,
		transactionId: null,
		adClickIds: {},
		campaign: { id: campaign?.id ?? null, name: campaignName, state: campaign?.state ?? null },
		flow: NOBODY,
		offer: named(row.offer),
		landingPage: NOBODY,
		trafficSource: named(row.traffic_source),
		affiliateNetwork: NOBODY,
		counting: countingOf(campaign?.state ?? null),
		subIds: {},
		geo: { country: countryCode(realText(row.geo)), region: null, city: null },
		device: { type: null, os: null, browser: null },
		ip: null,
		userAgent: null,
		referrer: null,
		pageUrl: null,
	});
}

/**
 * The rows of a page, the last one of each click: should a tracker list every postback, it is the state.
 * Where the last one stands, so that the page stays in the order of time.
 */
export function newestOfClicks(rows: readonly Row[]): Row[] {
	const newest = new Map<string, Row>();
	for (const row of rows) {
		const id = cellText(row.id);
		newest.delete(id);
		newest.set(id, row);
	}
	return [...newest.values()];
}

const named = (name: unknown): Named => ({ id: null, name: realText(name) });
