import type { IDataObject } from 'n8n-workflow';
import type { AdClickIds } from './adClickIdTable';

export type { AdClickIds } from './adClickIdTable';

/** Where a conversion stands, in the words every node of this package uses. */
export type ConversionStatus = 'confirmed' | 'pending' | 'rejected' | 'refunded' | 'unknown';

/** What happened. `Custom_<name>` carries a tracker's own event that has no standard name. */
export type ConversionEvent =
	| 'Purchase'
	| 'Lead'
	| 'CompleteRegistration'
	| 'AddToCart'
	| 'Subscribe'
	| 'AppInstall'
	| `Custom_${string}`;

/** Where a tracker campaign stands. It decides how its conversions count, never their status. */
export type CampaignState = 'active' | 'paused' | 'archived' | 'deleted';

/** How a conversion counts, from the state of its campaign. */
export type Counting = 'counted' | 'excluded from real-time' | 'historical only' | 'excluded';

/** Why an item was emitted: first seen, changed since, or read again on purpose or after a restart. */
export type Change = 'new' | 'updated' | 'resync';

/** `other`: no tracker, such as one's own backend. */
export type TrackerName =
	| 'keitaro'
	| 'voluum'
	| 'redtrack'
	| 'bemob'
	| 'binom'
	| 'tgTracker'
	| 'other';

/** A named thing of the tracker. Either part can be missing in a row. */
export interface Named {
	id: string | null;
	name: string | null;
}

export interface Geo {
	/** ISO 3166-1 alpha-2, upper case. */
	country: string | null;
	region: string | null;
	city: string | null;
}

export interface Device {
	type: string | null;
	os: string | null;
	browser: string | null;
}

/**
 * Personal data of the buyer, only when the source sent it. Plain or already hashed with SHA-256;
 * each ad platform's folder normalises and hashes by that platform's rules.
 */
export interface User {
	email?: string;
	phone?: string;
	firstName?: string;
	lastName?: string;
	city?: string;
	region?: string;
	postalCode?: string;
	country?: string;
	/** YYYY-MM-DD. */
	dateOfBirth?: string;
	gender?: string;
	externalId?: string;
}

/** The names of them all. */
export const USER_FIELDS = [
	'email',
	'phone',
	'firstName',
	'lastName',
	'city',
	'region',
	'postalCode',
	'country',
	'dateOfBirth',
	'gender',
	'externalId',
] as const satisfies ReadonlyArray<keyof User>;

/** What the buyer said to the use of their data; absent is unknown, which is never sent as granted. */
export interface Consent {
	/** Sending user data to the ad platform. */
	adUserData?: 'granted' | 'denied' | 'unknown';
	/** Personalised ads. */
	adPersonalization?: 'granted' | 'denied' | 'unknown';
}

/** One thing that was bought. */
export interface Content {
	id: string;
	name?: string;
	category?: string;
	brand?: string;
	quantity?: number;
	/** Of one piece, in the currency of the conversion. */
	price?: number;
}

/** Which ad campaign earned the conversion; set by Tracker Hub: Mapping. */
export interface Attribution {
	platform: string;
	adAccountId: string | null;
	campaignId: string | null;
	campaignName: string | null;
	rule: string | null;
	level: 'visit' | 'campaign';
}

/**
 * One conversion, whichever tracker or postback it came from.
 *
 * Absent is `null` (or a missing optional key), never 0 and never an empty string. Times are
 * ISO 8601 in UTC with milliseconds. Money is a number in `currency` (ISO 4217).
 */
export interface Conversion {
	/** Stable inside the tracker account, whatever else about the conversion changes. */
	id: string;
	/** Fingerprint of what may change; see `version.ts`. */
	version: string;
	change: Change;
	/** Names of the fields that moved since the conversion was last emitted; empty when new. */
	changedFields: string[];

	tracker: TrackerName;
	/** Host or label of the account, so that two instances never collide. */
	account: string;

	status: ConversionStatus;
	/** The tracker's own word, untouched. */
	trackerStatus: string;
	event: ConversionEvent;
	/** The tracker's own word, untouched. */
	trackerEvent: string;

	revenue: number | null;
	currency: string | null;
	cost: number | null;

	convertedAt: string;
	clickedAt: string | null;
	updatedAt: string | null;

	/** The tracker's click id. */
	clickId: string | null;
	/** The ad network's click id, as the tracker stored it. */
	externalId: string | null;
	/** The affiliate network's transaction id. */
	transactionId: string | null;
	adClickIds: AdClickIds;

	campaign: Named & { state: CampaignState | null };
	flow: Named;
	offer: Named;
	landingPage: Named;
	trafficSource: Named;
	affiliateNetwork: Named;
	counting: Counting;

	/** `sub_1` … `sub_30`; only those with a value. */
	subIds: Record<string, string>;

	geo: Geo;
	device: Device;
	ip: string | null;
	userAgent: string | null;
	referrer: string | null;
	pageUrl: string | null;

	user?: User;
	consent?: Consent;
	contents?: Content[];
	/**
	 * Fields by hand, by the name of the ad platform, for what has no place above, such as the app an
	 * event took place in. Each platform takes those that its table lists and no others.
	 */
	platformFields?: Record<string, IDataObject>;
	attribution?: Attribution;
	/** The tracker's own row, when asked for. */
	raw?: IDataObject;
}
