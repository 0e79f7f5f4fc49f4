import {
	faultIn,
	firstFault,
	inner,
	isCurrency,
	isDecimalText,
	isHash,
	isIpAddress,
	isMilliseconds,
	isRecord,
	isText,
	isWords,
	listOf,
	noBlanks,
	objectOf,
	type EventRule,
	type Fields,
	type Shape,
} from '../platform';

/** Why LinkedIn refuses an event: the path of the field, then its words (ad-platforms §4). */

const DAY_MS = 86_400_000;
const MAX_AGE_MS = 90 * DAY_MS;
const MAX_AHEAD_MS = 5 * 60_000;

const CONVERSION = /^urn:lla:llaPartnerConversion:\d+$/;
const COUNTRY = /^[A-Z]{2}$/;

const EVENT: Shape = {
	conversion: (value) => typeof value === 'string' && CONVERSION.test(value),
	conversionHappenedAt: isMilliseconds,
	conversionValue: isRecord,
	user: isRecord,
	eventId: isText,
};

const VALUE: Shape = { currencyCode: isCurrency, amount: isDecimalText };

const USER: Shape = { userIds: Array.isArray, userInfo: isRecord, externalIds: isWords };

const INFO: Shape = {
	firstName: isText,
	lastName: isText,
	title: isText,
	companyName: isText,
	countryCode: (value) => typeof value === 'string' && COUNTRY.test(value),
};

/** What the value of each kind of id must look like. */
const IDS: Shape = {
	SHA256_EMAIL: isHash,
	LINKEDIN_FIRST_PARTY_ADS_TRACKING_UUID: isText,
	PLAINTEXT_IP_ADDRESS: isIpAddress,
	ACXIOM_ID: isText,
	ORACLE_MOAT_ID: isText,
	GOOGLE_AID: isText,
};

const idsOf = (event: Fields): unknown[] => listOf(inner(event, 'user').userIds);

const age: EventRule = ({ conversionHappenedAt: at }, nowMs) => {
	const ageMs = nowMs - Number(at);
	if (ageMs > MAX_AGE_MS) return '/conversionHappenedAt: must be within the last 90 days';
	return ageMs < -MAX_AHEAD_MS ? '/conversionHappenedAt: must not be in the future' : undefined;
};

const ids: EventRule = (event) => {
	for (const [at, id] of idsOf(event).entries()) {
		const { idType, idValue } = objectOf(id);
		const right = typeof idType === 'string' ? IDS[idType] : undefined;
		if (right === undefined) return `/user/userIds/${at}/idType: unknown`;
		if (!right(idValue)) return `/user/userIds/${at}/idValue: not a valid value`;
	}
	return undefined;
};

const identity: EventRule = (event) =>
	idsOf(event).length > 0 || inner(event, 'user').userInfo !== undefined
		? undefined
		: '/user: no user id and no user info';

const RULES: readonly EventRule[] = [
	noBlanks((path) => `/${path}: must not be blank`),
	(event) => faultIn(event, EVENT, ['conversion', 'conversionHappenedAt', 'user'], '/'),
	age,
	({ conversionValue: value }) =>
		isRecord(value)
			? faultIn(value, VALUE, ['currencyCode', 'amount'], '/conversionValue/')
			: undefined,
	(event) => faultIn(inner(event, 'user'), USER, ['userIds'], '/user/'),
	(event) => {
		const { userInfo } = inner(event, 'user');
		return isRecord(userInfo)
			? faultIn(userInfo, INFO, ['firstName', 'lastName'], '/user/userInfo/')
			: undefined;
	},
	ids,
	identity,
];

export function faultOfEvent(event: unknown, nowMs: number): string | undefined {
	return firstFault(RULES, event, nowMs);
}
