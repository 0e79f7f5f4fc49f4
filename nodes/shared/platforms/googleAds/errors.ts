import { lookUp } from '../../conversion/lookUp';
import type { ErrorClass } from '../platform';
import { usualAdvice } from '../refusal';

/**
 * What Google Ads' error codes mean for the next step: those of one conversion or adjustment, and the
 * few of a whole request whose name says more than their family. Sources: the enums
 * `ConversionUploadError`, `ConversionAdjustmentUploadError`, `QuotaError`, `DatabaseError` and others
 * of Google Ads API v21 to v25, and ad-platforms §2.3.
 */
const CODES_BY_CLASS: Readonly<Record<Exclude<ErrorClass, 'invalid data'>, readonly string[]>> = {
	'too early': [
		'TOO_RECENT_CALL',
		'TOO_RECENT_CONVERSION',
		'TOO_RECENT_CONVERSION_ACTION',
		'TOO_RECENT_EVENT',
	],
	duplicate: [
		'CALL_CONVERSION_ALREADY_EXISTS',
		'CLICK_CONVERSION_ALREADY_EXISTS',
		'CONVERSION_ALREADY_ENHANCED',
		'CONVERSION_ALREADY_RETRACTED',
		'DUPLICATE_ADJUSTMENT_IN_REQUEST',
		'DUPLICATE_CLICK_CONVERSION_IN_REQUEST',
		'DUPLICATE_ENHANCEMENT_IN_REQUEST',
		'DUPLICATE_ORDER_ID',
		// Something later is known of the conversion already.
		'MORE_RECENT_RESTATEMENT_FOUND',
		'ORDER_ID_ALREADY_IN_USE',
		'RESTATEMENT_ALREADY_EXISTS',
	],
	throttled: [
		'EXCESSIVE_LONG_TERM_QUERY_RESOURCE_CONSUMPTION',
		'RESOURCE_EXHAUSTED',
		'RESOURCE_TEMPORARILY_EXHAUSTED',
	],
	temporary: [
		// Comes with HTTP 400.
		'CONCURRENT_MODIFICATION',
		'DEADLINE_EXCEEDED',
		'INTERNAL_ERROR',
		'TRANSIENT_ERROR',
	],
	auth: ['CLIENT_CUSTOMER_ID_INVALID', 'DEVELOPER_TOKEN_INVALID'],
	permission: [
		'CUSTOMER_DATA_POLICY_PROHIBITS_ENHANCED_CONVERSIONS',
		'CUSTOMER_DATA_POLICY_PROHIBITS_ENHANCEMENT',
		'CUSTOMER_NOT_ALLOWLISTED_FOR_THIS_FEATURE',
		'CUSTOMER_NOT_ENABLED',
		'DEVELOPER_TOKEN_NOT_APPROVED',
		'DEVELOPER_TOKEN_PROHIBITED',
		'USER_PERMISSION_DENIED',
	],
	configuration: [
		'CUSTOMER_NOT_ACCEPTED_CUSTOMER_DATA_TERMS',
		'CUSTOMER_NOT_ENABLED_ENHANCED_CONVERSIONS_FOR_LEADS',
		'CUSTOMER_NOT_FOUND',
		'INVALID_CONVERSION_ACTION',
		'INVALID_CONVERSION_ACTION_TYPE',
		'INVALID_CUSTOMER_ID',
		'INVALID_LOGIN_CUSTOMER_ID',
		'NO_CONVERSION_ACTION_FOUND',
		'UNSUPPORTED_VERSION',
	],
};

const BY_CODE = new Map(
	Object.entries(CODES_BY_CLASS).flatMap(([errorClass, codes]) =>
		codes.map((code) => [code, errorClass as ErrorClass] as const),
	),
);

/** What a family of codes means where the code is in no list above (`errorCode: { family: CODE }`). */
const BY_FAMILY: Readonly<Record<string, ErrorClass>> = {
	authenticationError: 'auth',
	authorizationError: 'permission',
	databaseError: 'temporary',
	headerError: 'configuration',
	internalError: 'temporary',
	notAllowlistedError: 'permission',
	quotaError: 'throttled',
};

/** Whatever is in no list is a fault of the data, which does not pass by itself. */
export function classOf(family: string, code: string): ErrorClass {
	return BY_CODE.get(code) ?? lookUp(BY_FAMILY, family) ?? 'invalid data';
}

const TERMS =
	'In Google Ads, open Goals → Settings → Customer data terms and Enhanced conversions for leads, accept and switch on, then run again';

/** What to do where the code says it better than the class. */
export const ADVICE_BY_CODE: Readonly<Record<string, string>> = {
	CUSTOMER_NOT_ALLOWLISTED_FOR_THIS_FEATURE:
		"Since 2026-06-15 Google takes these uploads only from developer tokens that had imported conversions between December 2025 and May 2026. Choose the platform 'Google Ads (Data Manager API)' instead",
	CUSTOMER_NOT_ACCEPTED_CUSTOMER_DATA_TERMS: TERMS,
	CUSTOMER_NOT_ENABLED_ENHANCED_CONVERSIONS_FOR_LEADS: TERMS,
	CLICK_NOT_FOUND:
		'Nothing to do: no click on an ad of the account belongs to the e-mail or phone of the buyer',
	CONVERSION_NOT_FOUND:
		"Nothing to do if the conversion was never uploaded. Else choose the same 'Transaction ID From' and conversion action as for the upload, and note that Google needs some hours to know a conversion",
	DEVELOPER_TOKEN_NOT_APPROVED:
		'The developer token works for test accounts only: apply for Basic access in the API Center of your manager account',
	EVENT_NOT_FOUND: 'Nothing to do: the click did not come from an ad of the account',
	INVALID_CUSTOMER_FOR_CLICK:
		"Put the account to which the click belongs into 'Customer ID', or the manager account that tracks conversions for it",
	MORE_RECENT_RESTATEMENT_FOUND: 'Nothing to do: Google knows of a later change already',
	ONE_PER_CLICK_CONVERSION_ACTION_NOT_PERMITTED_WITH_BRAID:
		'Set Count of the conversion action to Every: gbraid and wbraid are not taken by actions that count one conversion per click',
	USER_PERMISSION_DENIED:
		"Put the manager account into 'Login Customer ID' of the credential if the Google account has its access through one",
};

/** What to do, by class. */
export const ADVICE: Readonly<Record<ErrorClass, string>> = {
	...usualAdvice('Google', 'order ID'),
	auth: 'Check the developer token, and connect the Google Ads Conversions OAuth2 API credential again',
	permission:
		"Check 'Customer ID' and the developer token, and put the manager account into 'Login Customer ID' of the credential if the Google account has its access through one",
	configuration: "Check 'Customer ID', 'API Version' and the conversion actions",
	duplicate: 'Nothing to do: Google has it already',
	'too early': 'Send it again at the time in retryAt, for example after a Wait node',
};

const HOUR_MS = 3_600_000;

/** How long to wait where Google says no more than that it is too early. */
export const WAIT_MS: Readonly<Record<string, number>> = {
	TOO_RECENT_CALL: 6 * HOUR_MS,
	TOO_RECENT_CONVERSION: 24 * HOUR_MS,
	TOO_RECENT_CONVERSION_ACTION: 6 * HOUR_MS,
	TOO_RECENT_EVENT: 6 * HOUR_MS,
};
