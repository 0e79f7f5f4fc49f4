import { GoogleAdsSimulator } from './googleAds';
import { startedUntil } from './lifetime';

const NOW_MS = Date.UTC(2026, 10, 20, 12);
const DAY_MS = 86_400_000;
const ACTION = 'customers/1234567890/conversionActions/987654321';
const HASH = 'a'.repeat(64);

const started = startedUntil(afterEach);
let google: GoogleAdsSimulator;
beforeEach(async () => {
	google = await started(new GoogleAdsSimulator({ now: () => NOW_MS }));
});

const time = (agoMs: number) =>
	new Date(NOW_MS - agoMs).toISOString().replace('T', ' ').replace(/\..*$/, '+00:00');
const CONVERSION = {
	conversionAction: ACTION,
	conversionDateTime: time(3 * DAY_MS),
	gclid: 'g1',
	conversionValue: 1,
	currencyCode: 'USD',
	orderId: 'o1',
};
const RETRACTION = {
	conversionAction: ACTION,
	adjustmentType: 'RETRACTION',
	orderId: 'o1',
	adjustmentDateTime: time(0),
};

interface Answer {
	results?: object[];
	partialFailureError?: {
		details: Array<{
			errors: Array<{
				errorCode: Record<string, string>;
				location: { fieldPathElements: Array<{ index: number }> };
			}>;
		}>;
	};
}

async function call(
	method: string,
	given: object,
	headers: object = {},
): Promise<[number, Answer]> {
	const answer = await fetch(`${google.url}/v25/customers/1234567890:${method}`, {
		method: 'POST',
		headers: {
			Authorization: `Bearer ${google.accessToken}`,
			'developer-token': google.developerToken,
			...headers,
		},
		body: JSON.stringify({ partialFailure: true, ...given }),
	});
	return [answer.status, (await answer.json()) as Answer];
}
const upload = async (...conversions: object[]) =>
	(await call('uploadClickConversions', { conversions }))[1];
const adjust = async (...conversionAdjustments: object[]) =>
	(await call('uploadConversionAdjustments', { conversionAdjustments }))[1];

const codes = ({ partialFailureError }: Answer) =>
	(partialFailureError?.details ?? []).flatMap(({ errors }) =>
		errors.map(({ errorCode, location }) => [
			location.fieldPathElements[0]?.index,
			...Object.values(errorCode),
		]),
	);

it('takes sound rows and refuses others by themselves', async () => {
	const answer = await upload(CONVERSION, { ...CONVERSION, orderId: 'o2', gclid: 'bad' });
	expect(answer.results?.map((result) => Object.keys(result).length > 0)).toEqual([true, false]);
	expect(codes(answer)).toEqual([[1, 'UNPARSEABLE_GCLID']]);
	expect(google.counts()).toMatchObject({ unique: 1 });
});

it.each<[string, object, string]>([
	['an order known already', {}, 'ORDER_ID_ALREADY_IN_USE'],
	[
		'an action of nobody',
		{ conversionAction: 'customers/1/conversionActions/2' },
		'NO_CONVERSION_ACTION_FOUND',
	],
	[
		'a time in ISO 8601',
		{ conversionDateTime: '2026-11-20T11:00:00Z' },
		'INVALID_STRING_DATE_TIME_SECONDS_WITH_OFFSET',
	],
	['an old time', { conversionDateTime: time(91 * DAY_MS) }, 'EXPIRED_EVENT'],
	['two click ids', { wbraid: 'w' }, 'GBRAID_WBRAID_BOTH_SET'],
	['nobody', { gclid: undefined }, 'REQUIRED'],
	[
		'a plain address',
		{ userIdentifiers: [{ userIdentifierSource: 'FIRST_PARTY', hashedEmail: 'a@example.com' }] },
		'INVALID_USER_IDENTIFIER',
	],
	[
		'a hashed name',
		{ userIdentifiers: [{ userIdentifierSource: 'FIRST_PARTY', hashedFirstName: HASH }] },
		'INVALID_USER_IDENTIFIER',
	],
	['a source unsaid', { userIdentifiers: [{ hashedEmail: HASH }] }, 'INVALID_USER_IDENTIFIER'],
	[
		'variables beside gbraid',
		{ gclid: undefined, gbraid: 'b', customVariables: [{}] },
		'VALUE_MUST_BE_UNSET',
	],
	['another currency', { currencyCode: 'KPW' }, 'UNSUPPORTED'],
	['an unknown name', { transactionId: 't' }, 'UNKNOWN'],
])('refuses a conversion with %s', async (_what, more, code) => {
	await upload(CONVERSION);
	expect(codes(await upload({ ...CONVERSION, ...more }))).toEqual([[0, code]]);
});

it.each<[string, object, object, string]>([
	['nothing known', {}, { orderId: 'o9' }, 'CONVERSION_NOT_FOUND'],
	['a conversion of today', { conversionDateTime: time(3_600_000) }, {}, 'TOO_RECENT_CONVERSION'],
	['a conversion too old', { conversionDateTime: time(55 * DAY_MS) }, {}, 'CONVERSION_EXPIRED'],
	[
		'a time before it',
		{},
		{ adjustmentDateTime: time(4 * DAY_MS) },
		'ADJUSTMENT_PRECEDES_CONVERSION',
	],
	['a value', {}, { restatementValue: { adjustedValue: 1 } }, 'VALUE_MUST_BE_UNSET'],
	['both identities', {}, { gclidDateTimePair: {} }, 'GCLID_DATE_TIME_PAIR_AND_ORDER_ID_BOTH_SET'],
	[
		'the click of one with an order',
		{},
		{
			orderId: undefined,
			gclidDateTimePair: { gclid: 'g1', conversionDateTime: time(3 * DAY_MS) },
		},
		'CONVERSION_NOT_FOUND',
	],
])('refuses a retraction of %s', async (_what, conversion, more, code) => {
	await upload({ ...CONVERSION, ...conversion });
	expect(codes(await adjust({ ...RETRACTION, ...more }))).toEqual([[0, code]]);
});

it('retracts once, and restates only forward in time', async () => {
	await upload(CONVERSION);
	const restatement = (value: number, agoMs: number) => ({
		...RETRACTION,
		adjustmentType: 'RESTATEMENT',
		adjustmentDateTime: time(agoMs),
		restatementValue: { adjustedValue: value },
	});
	expect(codes(await adjust(restatement(2, DAY_MS)))).toEqual([]);
	expect(codes(await adjust(restatement(3, DAY_MS)))).toEqual([[0, 'RESTATEMENT_ALREADY_EXISTS']]);
	expect(codes(await adjust(restatement(3, 2 * DAY_MS)))).toEqual([
		[0, 'MORE_RECENT_RESTATEMENT_FOUND'],
	]);
	expect(codes(await adjust(RETRACTION, RETRACTION))).toEqual([
		[1, 'CONVERSION_ALREADY_RETRACTED'],
	]);
});

it('refuses a whole request without partial failure, without a token, of a retired version', async () => {
	const conversions = [CONVERSION];
	expect((await call('uploadClickConversions', { conversions, partialFailure: false }))[0]).toBe(
		400,
	);
	expect(
		(await call('uploadClickConversions', { conversions }, { 'developer-token': 'x' }))[0],
	).toBe(401);
	expect((await call('uploadClickConversions', { conversions }, { Authorization: 'x' }))[0]).toBe(
		401,
	);
	const retired = await fetch(`${google.url}/v21/customers/1234567890:uploadClickConversions`, {
		method: 'POST',
	});
	expect([retired.status, retired.headers.get('content-type')]).toEqual([
		404,
		'text/html; charset=utf-8',
	]);
});
