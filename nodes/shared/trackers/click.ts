import type { IDataObject } from 'n8n-workflow';
import type { Conversion } from '../conversion/conversion';

/** The fields that a click shares with the conversion it may lead to, spelled the same. */
type Shared = Pick<
	Conversion,
	| 'tracker'
	| 'account'
	| 'externalId'
	| 'adClickIds'
	| 'campaign'
	| 'flow'
	| 'offer'
	| 'landingPage'
	| 'trafficSource'
	| 'affiliateNetwork'
	| 'subIds'
	| 'geo'
	| 'device'
	| 'ip'
	| 'userAgent'
	| 'referrer'
	| 'cost'
	| 'revenue'
	| 'currency'
>;

/** One click (visit), whichever tracker logged it. Absent is `null`; times are ISO 8601 in UTC. */
export interface Click extends Shared {
	/** The tracker's click id. */
	id: string;
	clickedAt: string;
	/** Whether it led to a conversion, where the log tells. */
	isConverted: boolean | null;
	raw?: IDataObject;
}
