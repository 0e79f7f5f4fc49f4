import { toConversion, type RowContext } from '../../../../../nodes/shared/trackers/keitaro/row';
import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import type { KeitaroCampaign } from '../../../../../nodes/shared/trackers/keitaro/campaigns';

type Row = Record<string, unknown>;

export const campaign = (more: Partial<KeitaroCampaign> = {}): KeitaroCampaign => ({
	id: '7',
	name: 'FB | Keto | DE',
	state: 'active',
	parameterNames: new Map(),
	...more,
});

/** A row as v11 answers it: a sale that began as a lead. */
export const v11Row = (more: Row = {}): Row => ({
	event_id: '0190b0a2-0000-7000-8000-000000000001',
	sub_id: 'click1',
	tid: 'T-1',
	status: 'sale',
	conversion_type: 'Sale',
	status_history: '1. Lead (2026-11-20 12:00:00)\n2. Sale (2026-11-21 09:00:00)',
	revenue: 42.5,
	cost: 0.42,
	datetime: '2026-11-22 10:00:00',
	click_datetime: '2026-11-20 11:00:00',
	campaign_id: 7,
	campaign: 'FB | Keto | DE',
	...more,
});

/** The same as v9 and v10 answer it: no event id, no history, amounts as text. */
export const v9Row = (more: Row = {}): Row => ({
	conversion_id: 100_001,
	sub_id: 'click1',
	tid: 'T-1',
	status: 'sale',
	previous_status: 'lead',
	sale_datetime: '2026-11-21 09:00:00',
	revenue: '42.50',
	cost: '0.4200',
	datetime: '2026-11-22 10:00:00',
	click_datetime: '2026-11-20 11:00:00',
	campaign_id: '7',
	campaign: 'FB | Keto | DE',
	...more,
});

export function convert(row: Row, context: Partial<RowContext> = {}): Conversion {
	const conversion = toConversion(row, {
		account: 'tracker.example.com',
		zone: 'UTC',
		currency: 'USD',
		campaigns: new Map([['7', campaign()]]),
		statusWords: new Map(),
		eventWords: new Map(),
		includeRaw: false,
		...context,
	});
	if (conversion === undefined) throw new Error('The row made no conversion');
	return conversion;
}
