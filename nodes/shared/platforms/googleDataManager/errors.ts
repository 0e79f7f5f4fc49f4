import type { ErrorClass } from '../platform';
import { usualAdvice } from '../refusal';

/**
 * What the reasons in a refused request mean for the next step (`google.ads.datamanager.v1.ErrorReason`,
 * in `ErrorInfo.reason` and `fieldViolations[].reason`). Those that are not here are judged by the
 * code of google.rpc, in `google/rpc.ts`. A reason of one event is bad data even where it sounds like
 * more.
 */
export const REASONS: Readonly<Record<string, ErrorClass>> = {
	DATA_PARTNER_USER_LIST_MUTATE_NOT_ALLOWED: 'permission',
	DEADLINE_EXCEEDED: 'temporary',
	DESTINATION_ACCOUNT_DATA_POLICY_PROHIBITS_ENHANCED_CONVERSIONS: 'permission',
	DESTINATION_ACCOUNT_ENHANCED_CONVERSIONS_TERMS_NOT_SIGNED: 'configuration',
	DESTINATION_ACCOUNT_NOT_ENABLED_ENHANCED_CONVERSIONS_FOR_LEADS: 'configuration',
	DIFFERENT_LOGIN_ACCOUNTS_NOT_ALLOWED_FOR_DATA_PARTNER: 'configuration',
	DUPLICATE_DESTINATION_REFERENCE: 'configuration',
	INTERNAL_ERROR: 'temporary',
	INVALID_CONVERSION_ACTION_ID: 'configuration',
	INVALID_CONVERSION_ACTION_TYPE: 'configuration',
	INVALID_DESTINATION: 'configuration',
	MULTIPLE_DATA_TYPES_NOT_ALLOWED: 'configuration',
	NOT_FOUND: 'configuration',
	PERMISSION_DENIED: 'permission',
	RESOURCE_EXHAUSTED: 'throttled',
	TERMS_AND_CONDITIONS_NOT_SIGNED: 'configuration',
	TOO_MANY_DESTINATIONS: 'configuration',
};

const ENHANCED =
	'In Google Ads, open Goals → Settings → Customer data terms and Enhanced conversions for leads, accept and switch on, then run again';

/** What to do where the reason says it better than the class. */
export const ADVICE_BY_REASON: Readonly<Record<string, string>> = {
	DESTINATION_ACCOUNT_ENHANCED_CONVERSIONS_TERMS_NOT_SIGNED: ENHANCED,
	DESTINATION_ACCOUNT_NOT_ENABLED_ENHANCED_CONVERSIONS_FOR_LEADS: ENHANCED,
	TERMS_AND_CONDITIONS_NOT_SIGNED: ENHANCED,
	INVALID_CONVERSION_ACTION_TYPE:
		'Use a conversion action of the source Import (from clicks), or a website action that has Google Data Manager as a second source',
	NOT_FOUND:
		"Check 'Operating Account' and the IDs of the conversion actions. A conversion action made today can take some hours until it is found",
};

/** What to do, by class. */
export const ADVICE: Readonly<Record<ErrorClass, string>> = {
	...usualAdvice('Google', 'transaction ID'),
	auth: 'Open the Google Data Manager OAuth2 API credential and connect it again with a Google account that can edit the Google Ads account',
	permission:
		"Give the connected Google account access to the account under 'Operating Account', and set 'Login Account' to the manager account if it gets its access through one",
	configuration:
		"Check 'Operating Account', 'Login Account' and the IDs of the conversion actions. A conversion action made today can take some hours until it is found",
};
