import type { ErrorClass } from '../platform';
import { usualAdvice } from '../refusal';

/** Everything was taken; or a part of it only, which the message may name. */
export const TAKEN = 0;
export const PARTLY_TAKEN = 20_001;

/** The platform has the event already. */
export const DUPLICATE = 40_050;

/**
 * TikTok's codes, which decide: it answers HTTP 200 whatever came of a request. Source: ad-platforms §3,
 * there from the list in TikTok's own SDK; 40700 from RudderStack's published map.
 */
export const CODES: Readonly<Record<number, ErrorClass>> = {
	[PARTLY_TAKEN]: 'invalid data',
	40_000: 'invalid data',
	40_001: 'permission',
	40_002: 'invalid data',
	[DUPLICATE]: 'duplicate',
	// Too many events in a request, personal data that is not hashed, a wrong partner name.
	40_061: 'invalid data',
	40_062: 'invalid data',
	40_063: 'configuration',
	40_100: 'throttled',
	// The token: expired, empty, wrong or revoked.
	40_102: 'auth',
	40_104: 'auth',
	40_105: 'auth',
	40_132: 'temporary',
	40_200: 'temporary',
	40_201: 'temporary',
	40_202: 'temporary',
	40_700: 'temporary',
	50_000: 'temporary',
	50_002: 'temporary',
	51_000: 'temporary',
	51_010: 'temporary',
};

/** TikTok counts what the sender did wrong from 40000 on, and its own faults from 50000 on. */
const FIRST_FAULT_OF_TIKTOK = 50_000;

/**
 * What a code means for the next step. One that nobody listed is looked for in single events if it is
 * the sender's, so that it cannot cost the others.
 */
export function classOf(code: number): ErrorClass {
	return CODES[code] ?? (code >= FIRST_FAULT_OF_TIKTOK ? 'temporary' : 'invalid data');
}

/** What to do, by class. */
export const ADVICE: Readonly<Record<ErrorClass, string>> = {
	...usualAdvice('TikTok', 'event ID'),
	auth: 'Generate a new access token in TikTok Events Manager → your data source → Settings → Events API and save it in the TikTok Events API credential',
	permission:
		'Generate the access token in the data source itself, or give its app access to the pixel, app or event set; then run again',
	configuration:
		"Check 'Event Source ID' in the TikTok Events API credential, and that it belongs to the 'Event Source' chosen",
};
