import { findAdClickIds, realText, type Labelled } from '../../conversion/adClickIds';
import { countryCode } from '../country';
import { named, subIdsIn, type Visit } from '../visit';
import type { Row } from './values';

export const SUB_IDS = 20;
const SUB_COLUMNS = Array.from({ length: SUB_IDS }, (_, index) => `sub${index + 1}`);

/** `ref_id` is the ad network's click id; `external_id` a further parameter of the traffic source. */
export function readVisit(row: Row): Visit {
	const referrer = realText(row.referer);
	const externalId = realText(row.ref_id);
	return {
		externalId,
		adClickIds: findAdClickIds(nameless(row), [referrer, realText(row.page_url)]),
		campaign: { ...named(row.campaign_id, row.campaign), state: null },
		// The logs have no stream.
		flow: { id: null, name: null },
		offer: named(row.offer_id, row.offer),
		landingPage: named(row.landing_id, row.landing),
		trafficSource: named(row.source_id, row.source),
		affiliateNetwork: named(row.program_id, row.network),
		subIds: subIdsIn(row, SUB_COLUMNS),
		geo: {
			country: countryCode(realText(row.country)),
			region: realText(row.region),
			city: realText(row.city),
		},
		device: {
			type: realText(row.device),
			os: realText(row.os),
			browser: realText(row.browser),
		},
		ip: realText(row.ip),
		userAgent: realText(row.user_agent),
		referrer,
	};
}

/** The names of the parameters are settings of the traffic source; the ids are known by their shapes. */
function* nameless(row: Row): Generator<Labelled> {
	for (const column of ['ref_id', 'external_id', ...SUB_COLUMNS]) {
		yield [null, realText(row[column])];
	}
}
