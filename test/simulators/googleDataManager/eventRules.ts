import type { Violation } from '../google';
import {
	blankIn,
	isCurrency,
	isHash,
	isMoney,
	isRecord,
	isText,
	isWords,
	listOf,
	objectOf,
	type Fields,
} from '../platform';

/** What is wrong inside an event: the path in snake case behind the event, and why. */
export interface EventFault {
	path: string;
	reason: string;
	description: string;
}

type Rule = (event: Fields) => EventFault | undefined;

const fault = (path: string, reason: string, description: string): EventFault => ({
	path,
	reason,
	description,
});

/** Fields of `google.ads.datamanager.v1.Event` and of what is in it; all others are unknown names. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
	'': [
		...['destinationReferences', 'transactionId', 'eventTimestamp', 'lastUpdatedTimestamp'],
		...['userData', 'consent', 'adIdentifiers', 'currency', 'conversionValue', 'eventSource'],
		...['eventDeviceInfo', 'cartData', 'customVariables', 'experimentalFields', 'userProperties'],
	],
	adIdentifiers: ['sessionAttributes', 'gclid', 'gbraid', 'wbraid', 'landingPageDeviceInfo'],
	cartData: [
		...['merchantId', 'merchantFeedLabel', 'merchantFeedLanguageCode'],
		...['transactionDiscount', 'items'],
	],
	consent: ['adUserData', 'adPersonalization'],
	userData: ['userIdentifiers'],
	userProperties: ['customerType', 'customerValueBucket'],
};

/** A name that is none, as Google's JSON reader tells it; it looks before the API does. */
export function unknownName(event: unknown, row: number): Violation | undefined {
	if (!isRecord(event)) return strange(row, String(event));
	for (const [holder, names] of Object.entries(FIELDS)) {
		const part = holder === '' ? event : objectOf(event[holder]);
		const name = Object.keys(part).find((key) => !names.includes(key));
		if (name !== undefined) return strange(row, name);
	}
	return undefined;
}

const strange = (row: number, name: string): Violation => ({
	field: `events[${row}]`,
	description: `Invalid JSON payload received. Unknown name "${name}" at 'events[${row}]': Cannot find field.`,
});

const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;
const CLICK_IDS = ['gclid', 'gbraid', 'wbraid'];
const SOURCES = ['WEB', 'APP', 'IN_STORE', 'PHONE', 'MESSAGE', 'OTHER'];
const CONSENTS: unknown[] = [undefined, 'CONSENT_GRANTED', 'CONSENT_DENIED'];
const REGION = /^[A-Z]{2}$/;
const POSTAL_CODE = /^.{2,16}$/;

const RULES: readonly Rule[] = [
	({ eventTimestamp }) =>
		eventTimestamp === undefined
			? fault('event_timestamp', 'REQUIRED_FIELD_MISSING', 'Required field is missing.')
			: undefined,
	({ eventTimestamp, lastUpdatedTimestamp = eventTimestamp }) =>
		RFC_3339.test(String(eventTimestamp)) && RFC_3339.test(String(lastUpdatedTimestamp))
			? undefined
			: fault('event_timestamp', 'INVALID_FORMAT', 'Format is invalid.'),
	(event) => {
		const path = blankIn(event);
		return path === undefined ? undefined : fault(path, 'INVALID_FORMAT', 'The value is blank.');
	},
	({ transactionId }) =>
		transactionId === undefined || (isText(transactionId) && transactionId.length <= 512)
			? undefined
			: fault('transaction_id', 'INVALID_FORMAT', 'Format is invalid.'),
	({ eventSource }) =>
		eventSource === undefined || SOURCES.includes(String(eventSource))
			? undefined
			: fault('event_source', 'INVALID_ENUM_VALUE', 'Enum value cannot be used.'),
	({ adIdentifiers }) =>
		CLICK_IDS.filter((id) => objectOf(adIdentifiers)[id] !== undefined).length > 1
			? fault('ad_identifiers', 'INVALID_EVENT', 'Only one click identifier can be set.')
			: undefined,
	({ adIdentifiers, userData }) =>
		Object.keys(objectOf(adIdentifiers)).length === 0 &&
		listOf(objectOf(userData).userIdentifiers).length === 0
			? fault('', 'NO_IDENTIFIERS_PROVIDED', 'The event has no identifiers.')
			: undefined,
	({ userData }) => faultOfUser(listOf(objectOf(userData).userIdentifiers)),
	({ conversionValue }) =>
		conversionValue === undefined || isMoney(conversionValue)
			? undefined
			: fault('conversion_value', 'INVALID_NUMBER_FORMAT', 'Invalid number format.'),
	({ currency }) =>
		currency === undefined || isCurrency(currency)
			? undefined
			: fault('currency', 'INVALID_CURRENCY_CODE', 'The currency code is not supported.'),
	({ consent }) =>
		[objectOf(consent).adUserData, objectOf(consent).adPersonalization].every((word) =>
			CONSENTS.includes(word),
		)
			? undefined
			: fault('consent', 'INVALID_ENUM_VALUE', 'Enum value cannot be used.'),
	({ cartData }) =>
		listOf(objectOf(cartData).items).every(isItem)
			? undefined
			: fault('cart_data.items', 'INVALID_FORMAT', 'Format is invalid.'),
	({ customVariables }) =>
		listOf(customVariables).every((one) => isRecord(one) && isWords([one.variable, one.value]))
			? undefined
			: fault('custom_variables', 'INVALID_FORMAT', 'Format is invalid.'),
];

const isItem = (item: unknown): boolean =>
	isRecord(item) &&
	isText(item.merchantProductId) &&
	/^\d+$/.test(String(item.quantity)) &&
	(item.unitPrice === undefined || isMoney(item.unitPrice));

function faultOfUser(identifiers: unknown[]): EventFault | undefined {
	if (identifiers.length > 10) {
		return fault('user_data', 'TOO_MANY_USER_IDENTIFIERS', 'At most 10 are allowed.');
	}
	for (const [at, identifier] of identifiers.entries()) {
		const path = `user_data.user_identifiers[${at}]`;
		const entries = Object.entries(objectOf(identifier));
		const [[kind, value] = ['', undefined]] = entries;
		if (entries.length !== 1) return fault(path, 'INVALID_EVENT', 'Exactly one must be set.');
		const found =
			kind === 'address'
				? faultOfAddress(objectOf(value), `${path}.address`)
				: isHash(value) && (kind === 'emailAddress' || kind === 'phoneNumber')
					? undefined
					: fault(path, 'INVALID_SHA256_FORMAT', 'The SHA256 encoded value is malformed.');
		if (found !== undefined) return found;
	}
	return undefined;
}

function faultOfAddress(address: Fields, path: string): EventFault | undefined {
	if (!isHash(address.givenName) || !isHash(address.familyName)) {
		return fault(`${path}.given_name`, 'REQUIRED_FIELD_MISSING', 'Required field is missing.');
	}
	if (!REGION.test(String(address.regionCode))) {
		return fault(`${path}.region_code`, 'INVALID_COUNTRY_CODE', 'Country code is not valid.');
	}
	return POSTAL_CODE.test(String(address.postalCode ?? ''))
		? undefined
		: fault(`${path}.postal_code`, 'INVALID_POSTAL_CODE', 'Postal code is not valid.');
}

/** What the API finds wrong with an event first, or nothing. */
export function faultOfEvent(event: Fields): EventFault | undefined {
	for (const rule of RULES) {
		const found = rule(event);
		if (found !== undefined) return found;
	}
	return undefined;
}

/** Whether an event has hashes, so that the request must say how they are written. */
export const hasUserData = (event: unknown): boolean => isRecord(event) && isRecord(event.userData);
