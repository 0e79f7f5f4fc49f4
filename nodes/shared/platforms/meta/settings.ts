import type { ConversionEvent } from '../../conversion/conversion';
import type { Hasher } from '../hash';

/** Where a conversion took place, in Meta's words (`action_source`). */
export const ACTION_SOURCES = [
	'app',
	'business_messaging',
	'chat',
	'email',
	'other',
	'phone_call',
	'physical_store',
	'system_generated',
	'website',
] as const;
export type ActionSource = (typeof ACTION_SOURCES)[number];

/** Limited Data Use: `country` and `state` 0 let Meta locate the person (ad-platforms §1.2). */
export interface DataProcessing {
	country: number;
	state: number;
}

export interface MetaSettings {
	/** Graph API version, such as `v25.0`. */
	version: string;
	/** Dataset or pixel. */
	datasetId: string;
	actionSource: ActionSource;
	/** Page on which the conversion took place, where the conversion itself does not say. */
	eventSourceUrl: string | null;
	/** From Events Manager → Test Events. */
	testEventCode: string | null;
	/** Nothing: as the account is set up; `none`: explicitly unlimited. */
	dataProcessing: DataProcessing | 'none' | null;
	/** What the user calls events at Meta. */
	eventNames: ReadonlyMap<ConversionEvent, string>;
	/** Whether to send only what came from a click on one of Meta's ads. */
	requiresClickId: boolean;
	hasher: Hasher;
}
