import type { IDataObject } from 'n8n-workflow';
import type { SimulatorName } from '../../simulators/all';
import { UNSUPPORTED_CURRENCY } from '../../simulators/platform';
import type { Outcome } from '../workflow';

/** How a platform is met in these scenarios. */
export interface Stand {
	simulator: SimulatorName;
	/** What the user chooses in the node. */
	parameters: IDataObject;
	/** What all conversions have beside the usual. */
	more?: IDataObject;
	/** What is wrong with a bad one, and what becomes of it. */
	bad: { change: IDataObject; outcome: Outcome; says: RegExp };
	/** Output of what a platform is sent again after its answer got lost; a few say that they have it. */
	sentAgain: Outcome;
	/** Name in the simulator's counts of how many it has once. */
	counted: string;
}

const PAGE = { eventSourceUrl: 'https://landing.example.com/offer' };
/** Right by ISO 4217, so only the platform can object. */
const KPW = { currency: UNSUPPORTED_CURRENCY };
const CUSTOMER = '1234567890';
const ACTION = '987654321';
const GOOGLE_ADS = { customerId: CUSTOMER, conversionAction: { mode: 'id', value: ACTION } };

const refused = (says: RegExp, change: IDataObject = KPW): Stand['bad'] => ({
	change,
	outcome: 'failed',
	says,
});
/** For platforms that answer the same to whatever they are sent: the node must find it out. */
const foundOut: Stand['bad'] = {
	change: { revenue: -5 },
	outcome: 'skipped',
	says: /negative/,
};

const usual = { sentAgain: 'accepted', counted: 'unique' } as const;

/** Every platform by its name, in the order in which they are met. */
export const STANDS: Readonly<Record<string, Stand>> = {
	meta: {
		...usual,
		simulator: 'meta',
		parameters: PAGE,
		bad: refused(/^Meta refused it: /, { ip: 'unknown' }),
	},
	tiktok: {
		...usual,
		simulator: 'tiktok',
		parameters: PAGE,
		bad: refused(/^TikTok refused it: /),
	},
	snapchat: {
		...usual,
		simulator: 'snapchat',
		parameters: PAGE,
		bad: refused(/^Snapchat refused it: /),
	},
	pinterest: {
		...usual,
		simulator: 'pinterest',
		parameters: PAGE,
		bad: refused(/^Pinterest refused it: /),
	},
	reddit: {
		...usual,
		simulator: 'reddit',
		parameters: PAGE,
		bad: refused(/^Reddit refused it: /),
	},
	taboola: {
		...usual,
		simulator: 'taboola',
		parameters: {},
		bad: refused(/^Taboola refused the request/),
	},
	linkedin: {
		...usual,
		simulator: 'linkedin',
		parameters: { linkedinConversionId: '104012' },
		bad: refused(/^LinkedIn refused it: /),
	},
	microsoft: {
		...usual,
		simulator: 'microsoft',
		parameters: PAGE,
		bad: refused(/^Microsoft refused it: /),
	},
	x: {
		...usual,
		simulator: 'x',
		parameters: { xEventId: 'o87ne' },
		bad: refused(/^X refused it: /),
	},
	outbrain: { ...usual, simulator: 'outbrain', parameters: {}, bad: foundOut },
	googleAnalytics: { ...usual, simulator: 'googleAnalytics', parameters: {}, bad: foundOut },
	googleDataManager: {
		...usual,
		simulator: 'googleDataManager',
		parameters: { operatingAccount: CUSTOMER, conversionActionId: ACTION },
		bad: refused(/^Google refused it: currency/),
	},
	googleAdsConversions: {
		simulator: 'googleAds',
		parameters: GOOGLE_ADS,
		bad: refused(/^Google Ads refused it: /),
		sentAgain: 'skipped',
		counted: 'unique',
	},
	// After the conversions, which it takes back: Google never had the bad ones.
	googleAdsAdjustments: {
		simulator: 'googleAds',
		parameters: GOOGLE_ADS,
		more: { status: 'refunded' },
		bad: refused(/^Google Ads (?:refused it|could not find|does not)/),
		sentAgain: 'skipped',
		counted: 'retracted',
	},
};
