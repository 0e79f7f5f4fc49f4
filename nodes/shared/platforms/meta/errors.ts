import type { ErrorClass } from '../platform';
import { usualAdvice } from '../refusal';

/**
 * Meta's error codes and what they mean for the next step. The code decides, not the HTTP status:
 * throttling can come as 400, a bad token as 500. Source: ad-platforms §1.5, there from Meta's Graph
 * API error reference and RudderStack's published map.
 */
export const CODES: Readonly<Record<number, ErrorClass>> = {
	1: 'temporary',
	2: 'temporary',
	3: 'invalid data',
	4: 'throttled',
	10: 'permission',
	17: 'throttled',
	32: 'throttled',
	34: 'invalid data',
	38: 'invalid data',
	100: 'invalid data',
	102: 'auth',
	104: 'auth',
	105: 'invalid data',
	190: 'auth',
	341: 'throttled',
	368: 'temporary',
	613: 'throttled',
	// No such path: a wrong address or version, not a fault of the moment.
	2500: 'configuration',
	5000: 'temporary',
	21009: 'temporary',
	80000: 'throttled',
	80001: 'throttled',
	80002: 'throttled',
	80003: 'throttled',
	80004: 'throttled',
	80014: 'throttled',
};

/** Code 100, subcode 33: there is no such dataset, or the token may not use it. */
export const UNKNOWN_DATASET = 33;

export function classOf(
	code: number,
	subcode: number | undefined,
	isTransient: boolean,
): ErrorClass {
	if (code === 100 && subcode === UNKNOWN_DATASET) return 'configuration';
	if (code >= 200 && code <= 299) return 'permission';
	const known = CODES[code] ?? 'temporary';
	// A fault of the moment can carry the code of bad data; a wait or a bad token stays what it is.
	return isTransient && known === 'invalid data' ? 'temporary' : known;
}

/** What to do, by class. */
export const ADVICE: Readonly<Record<ErrorClass, string>> = {
	...usualAdvice('Meta', 'event ID'),
	auth: 'Create a new access token in Events Manager → your dataset → Settings → Conversions API and save it in the Meta Conversions API credential',
	permission:
		'Give the system user of the token access to the dataset in Business Settings, then run again',
	configuration:
		"Check 'Dataset ID' and 'API URL' in the Meta Conversions API credential, and that the token was made for this dataset",
};
