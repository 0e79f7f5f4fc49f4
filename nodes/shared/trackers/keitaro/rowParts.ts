import { findAdClickIds, realText, type Labelled } from '../../conversion/adClickIds';
import type { Row } from '../rows';
import { idOf, named, subIdsIn, type Visit } from '../visit';
import type { KeitaroCampaign } from './campaigns';
import { subIdColumns } from './subIds';

export type { Row } from '../rows';

const SUB_ID_COLUMNS = subIdColumns(30);

/** What a row tells of the visit. */
export function readVisit(
	row: Row,
	campaigns: ReadonlyMap<string, KeitaroCampaign> = new Map(),
): Visit {
	const campaignId = idOf(row.campaign_id);
	const campaign = campaignId === null ? undefined : campaigns.get(campaignId);
	const referrer = realText(row.referrer);
	return {
		externalId: realText(row.external_id),
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
		subIds: subIdsIn(row, SUB_ID_COLUMNS),
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
	};
}

/** Values of the click with the parameter each came from, as the campaign maps them. */
function* labelled(row: Row, campaign: KeitaroCampaign | undefined): Generator<Labelled> {
	for (const column of ['external_id', ...SUB_ID_COLUMNS]) {
		const value = realText(row[column]);
		if (value !== null) yield [campaign?.parameterNames.get(column) ?? null, value];
	}
}
