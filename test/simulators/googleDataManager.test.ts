import { DataManagerSimulator, type DataManagerOptions } from './googleDataManager';
import { HASH_OF_NOTHING } from './platform';
import { startedUntil } from './lifetime';

const HASH = 'a'.repeat(64);

const started = startedUntil(afterEach);
let google: DataManagerSimulator;
const start = async (options?: DataManagerOptions) => {
	google = await started(new DataManagerSimulator(options));
};
beforeEach(async () => await start());

const EVENT = {
	transactionId: 't1',
	eventTimestamp: '2026-11-20T11:00:00Z',
	adIdentifiers: { gclid: 'g1' },
	conversionValue: 1,
	currency: 'USD',
};
const user = (...userIdentifiers: object[]) => ({ userData: { userIdentifiers } });
const body = (events: object[], more: object = {}) => ({
	destinations: [
		{
			operatingAccount: { accountType: 'GOOGLE_ADS', accountId: google.accountId },
			productDestinationId: '987654321',
		},
	],
	encoding: 'HEX',
	events,
	...more,
});

interface Answer {
	requestId?: string;
	error?: {
		status: string;
		details: Array<{ fieldViolations?: Array<{ field: string; reason?: string }> }>;
	};
}

async function ingest(given: object, token = google.accessToken): Promise<[number, Answer]> {
	const answer = await fetch(`${google.url}/v1/events:ingest`, {
		method: 'POST',
		headers: { Authorization: `Bearer ${token}` },
		body: JSON.stringify(given),
	});
	return [answer.status, (await answer.json()) as Answer];
}

const violations = ({ error }: Answer) =>
	(error?.details ?? []).flatMap(({ fieldViolations = [] }) =>
		fieldViolations.map(({ field, reason }) => [field, reason]),
	);

it('takes a sound event, and counts it once however often it comes', async () => {
	const [status, { requestId }] = await ingest(body([EVENT]));
	expect([status, typeof requestId]).toEqual([200, 'string']);
	await ingest(body([EVENT]));
	expect(google.counts()).toMatchObject({ unique: 1, copies: 2, countedTwice: 0 });
});

// What makes it refuse all events of a request.
it.each<[string, object, string, string | undefined]>([
	['an unknown name', { value: 1 }, 'events[1]', undefined],
	['an unknown click id', { adIdentifiers: { fbclid: 'x' } }, 'events[1]', undefined],
	[
		'no time',
		{ eventTimestamp: undefined },
		'events.events[1].event_timestamp',
		'REQUIRED_FIELD_MISSING',
	],
	[
		'a naive time',
		{ eventTimestamp: '2026-11-20 11:00:00' },
		'events.events[1].event_timestamp',
		'INVALID_FORMAT',
	],
	['a blank', { currency: ' ' }, 'events.events[1].currency', 'INVALID_FORMAT'],
	[
		'two click ids',
		{ adIdentifiers: { gclid: 'a', wbraid: 'b' } },
		'events.events[1].ad_identifiers',
		'INVALID_EVENT',
	],
	['nobody', { adIdentifiers: undefined }, 'events.events[1]', 'NO_IDENTIFIERS_PROVIDED'],
	[
		'a plain address',
		user({ emailAddress: 'a@example.com' }),
		'events.events[1].user_data.user_identifiers[0]',
		'INVALID_SHA256_FORMAT',
	],
	[
		'the hash of a blank',
		user({ phoneNumber: HASH_OF_NOTHING }),
		'events.events[1].user_data.user_identifiers[0]',
		'INVALID_SHA256_FORMAT',
	],
	[
		'two in one identifier',
		user({ emailAddress: HASH, phoneNumber: HASH }),
		'events.events[1].user_data.user_identifiers[0]',
		'INVALID_EVENT',
	],
	[
		'eleven identifiers',
		user(...new Array<object>(11).fill({ emailAddress: HASH })),
		'events.events[1].user_data',
		'TOO_MANY_USER_IDENTIFIERS',
	],
	[
		'half an address',
		user({ address: { givenName: HASH, familyName: HASH, regionCode: 'US' } }),
		'events.events[1].user_data.user_identifiers[0].address.postal_code',
		'INVALID_POSTAL_CODE',
	],
	[
		'a value in words',
		{ conversionValue: '12.50' },
		'events.events[1].conversion_value',
		'INVALID_NUMBER_FORMAT',
	],
	[
		'a value below nothing',
		{ conversionValue: -1 },
		'events.events[1].conversion_value',
		'INVALID_NUMBER_FORMAT',
	],
	['another currency', { currency: 'KPW' }, 'events.events[1].currency', 'INVALID_CURRENCY_CODE'],
	[
		'another consent',
		{ consent: { adUserData: 'GRANTED' } },
		'events.events[1].consent',
		'INVALID_ENUM_VALUE',
	],
	[
		'another source',
		{ eventSource: 'SHOP' },
		'events.events[1].event_source',
		'INVALID_ENUM_VALUE',
	],
	[
		'items of a number',
		{ cartData: { items: [{ merchantProductId: 'a', quantity: 1.5 }] } },
		'events.events[1].cart_data.items',
		'INVALID_FORMAT',
	],
])('refuses the request for an event with %s, and names it', async (_what, more, field, reason) => {
	const [status, answer] = await ingest(body([EVENT, { ...EVENT, ...more }]));
	expect(status).toBe(400);
	expect(violations(answer)).toEqual([[field, reason]]);
	expect(google.counts()).toMatchObject({ unique: 0 });
});

it.each<[string, () => object, string]>([
	['2,001 events', () => body(new Array<object>(2_001).fill(EVENT)), 'events'],
	['no events', () => body([]), 'events'],
	[
		'hashes without their encoding',
		() => body([{ ...EVENT, ...user({ emailAddress: HASH }) }], { encoding: undefined }),
		'encoding',
	],
	['no destination', () => body([EVENT], { destinations: [] }), 'destinations'],
	['an unknown name', () => body([EVENT], { partialFailure: true }), ''],
])('refuses %s', async (_what, given, field) => {
	const [status, answer] = await ingest(given());
	expect(status).toBe(400);
	expect(violations(answer).map(([name]) => name)).toEqual([field]);
});

it('lets nobody in with another token, or to another account', async () => {
	expect((await ingest(body([EVENT]), 'other'))[0]).toBe(401);
	const [destination] = body([EVENT]).destinations;
	const operatingAccount = { accountType: 'GOOGLE_ADS', accountId: '5' };
	const elsewhere = body([EVENT], { destinations: [{ ...destination, operatingAccount }] });
	expect((await ingest(elsewhere))[0]).toBe(403);
});

it('takes so many requests a minute and no more', async () => {
	await google.stop();
	let nowMs = 0;
	await start({ requestsPerMinute: 2, now: () => nowMs });
	const statuses = [];
	for (let n = 0; n < 3; n++) statuses.push((await ingest(body([EVENT])))[0]);
	nowMs += 60_000;
	statuses.push((await ingest(body([EVENT])))[0]);
	expect(statuses).toEqual([200, 200, 429, 200]);
});
