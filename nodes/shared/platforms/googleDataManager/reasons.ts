import type { ErrorClass } from '../platform';

interface Reason {
	class: ErrorClass;
	/** What it means and what to do. */
	advice: string;
}

const NEW_CLICK: Reason = {
	class: 'too early',
	advice: 'Send them again six hours after the click; they are the same conversions then',
};
const CONSENT: Reason = {
	class: 'invalid data',
	advice:
		'Pass the consent of the buyer with each conversion; what was denied or is unknown is not counted in the EEA, the UK and Switzerland',
};
const FOREIGN_CLICK: Reason = {
	class: 'invalid data',
	advice:
		'The click belongs to another Google Ads account. Send to the account that owns it, or to the manager account that tracks conversions for both',
};
const CLICK_ID: Reason = {
	class: 'invalid data',
	advice: 'Check that the tracker keeps the click ID whole, with capital letters as they were',
};
const KNOWN: Reason = { class: 'duplicate', advice: 'Nothing to do: Google has them already' };
const VARIABLE: Reason = {
	class: 'configuration',
	advice: 'Create and enable the custom variable in Google Ads under Goals → Custom variables',
};
const ENCRYPTION: Reason = {
	class: 'configuration',
	advice: 'This node sends no encrypted data; look at what stands between it and Google',
};

/**
 * Why conversions were dropped after they had been taken, in the words of `requestStatus:retrieve`
 * without their prefix (`ProcessingErrorReason`; ad-platforms §2.2, row `Reasons`). Those of the last
 * block were seen in answers but are in no published list.
 */
export const PROCESSING_REASONS: Readonly<Record<string, Reason>> = {
	TOO_RECENT_CLICK: NEW_CLICK,
	INTERNAL_ERROR: { class: 'temporary', advice: 'Send them again under the same transaction IDs' },
	DUPLICATE_GCLID: KNOWN,
	DUPLICATE_TRANSACTION_ID: KNOWN,
	NO_CONSENT: CONSENT,
	DENIED_CONSENT: CONSENT,
	UNKNOWN_CONSENT: CONSENT,
	OPERATING_ACCOUNT_MISMATCH_FOR_AD_IDENTIFIER: FOREIGN_CLICK,
	INVALID_GCLID: CLICK_ID,
	INVALID_GBRAID: CLICK_ID,
	INVALID_WBRAID: CLICK_ID,
	EVENT_TOO_OLD: {
		class: 'invalid data',
		advice:
			'Nothing to do: the click lies outside the click-through window of the conversion action',
	},
	INVALID_EVENT: { class: 'invalid data', advice: 'Check the fields of the conversions' },
	INVALID_FORMAT: { class: 'invalid data', advice: 'Check the fields of the conversions' },
	INVALID_CUSTOM_VARIABLE: VARIABLE,
	CUSTOM_VARIABLE_NOT_ENABLED: VARIABLE,
	INVALID_MERCHANT_ID: {
		class: 'configuration',
		advice: "Correct 'Merchant ID' under 'Cart Data'",
	},
	DESTINATION_ACCOUNT_ENHANCED_CONVERSIONS_TERMS_NOT_SIGNED: {
		class: 'configuration',
		advice: 'Accept the customer data terms in Google Ads under Goals → Settings',
	},
	INSUFFICIENT_MATCHED_TRANSACTIONS: {
		class: 'invalid data',
		advice: 'Too few of them could be matched for Google to use them',
	},
	INSUFFICIENT_TRANSACTIONS: {
		class: 'invalid data',
		advice: 'Too few of them for Google to use them',
	},
	DECRYPTION_ERROR: ENCRYPTION,
	DEK_DECRYPTION_ERROR: ENCRYPTION,
	INVALID_KEK: ENCRYPTION,
	INVALID_WIP: ENCRYPTION,
	KEK_PERMISSION_DENIED: ENCRYPTION,
	USER_IDENTIFIER_DECRYPTION_ERROR: ENCRYPTION,
	WIP_AUTH_FAILED: ENCRYPTION,

	CLICK_NOT_FOUND: {
		class: 'invalid data',
		advice: 'Nothing to do: no click on an ad of the account belongs to the buyer',
	},
	CONVERSION_PRECEDES_CLICK: {
		class: 'invalid data',
		advice: 'Check the clock of the tracker and the time zone of the trigger',
	},
	INVALID_AD_IDENTIFIERS: CLICK_ID,
	INVALID_CLICK: FOREIGN_CLICK,
	INVALID_OPERATING_ACCOUNT_FOR_CLICK: FOREIGN_CLICK,
	ONE_PER_CLICK_CONVERSION_ACTION_NOT_PERMITTED_WITH_BRAID: {
		class: 'configuration',
		advice:
			'Set Count of the conversion action to Every: gbraid and wbraid are not taken by actions that count one conversion per click',
	},
	ORIGINAL_CONVERSIONS_NOT_FOUND: {
		class: 'invalid data',
		advice: 'Nothing to do: the conversions that were to be changed are not there',
	},
};

/** One of them goes without the second word. */
const PREFIX = /^PROCESSING_(?:ERROR|WARNING)_(?:REASON_)?/;

/** `TOO_RECENT_CLICK`, and what it means; an unknown one is for the user to look up. */
export function reasonOf(word: string): Reason & { reason: string } {
	const reason = word.replace(PREFIX, '');
	const known = Object.hasOwn(PROCESSING_REASONS, reason) ? PROCESSING_REASONS[reason] : undefined;
	return {
		reason,
		class: known?.class ?? 'invalid data',
		advice: known?.advice ?? `Look for ${word} in the documentation of the Data Manager API`,
	};
}
