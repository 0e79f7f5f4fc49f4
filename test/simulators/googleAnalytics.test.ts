import { AnalyticsSimulator } from './googleAnalytics';
import { startedUntil } from './lifetime';

const NOW_MS = Date.UTC(2026, 10, 20, 12);

const started = startedUntil(afterEach);
let google: AnalyticsSimulator;
beforeEach(async () => {
	google = await started(new AnalyticsSimulator({ now: () => NOW_MS }));
});

const PURCHASE = { name: 'purchase', params: { transaction_id: 't1', value: 1, currency: 'USD' } };
const post = async (path: string, body: object, secret = google.apiSecret) =>
	await fetch(`${google.url}${path}?measurement_id=${google.measurementId}&api_secret=${secret}`, {
		method: 'POST',
		body: JSON.stringify(body),
	});
const collect = async (body: object, secret?: string) => {
	const answer = await post('/mp/collect', body, secret);
	expect([answer.status, await answer.text()]).toEqual([204, '']);
	return google.dropped.map(({ validationCode }) => validationCode);
};
const event = (more: object) => ({ client_id: '1.1', events: [{ ...PURCHASE, ...more }] });
const params = (more: object) => event({ params: { ...PURCHASE.params, ...more } });

it('counts a purchase once and says nothing', async () => {
	expect(await collect(event({}))).toEqual([]);
	expect(await collect(event({}))).toEqual([]);
	expect(google.counts()).toMatchObject({ unique: 1, copies: 2 });
});

// Dropped without a word, and told by the endpoint that looks at events.
it.each<[string, object, string]>([
	['no client', { events: [PURCHASE] }, 'VALUE_REQUIRED'],
	[
		'26 events',
		{ client_id: '1.1', events: new Array<object>(26).fill(PURCHASE) },
		'VALUE_OUT_OF_BOUNDS',
	],
	['no events', { client_id: '1.1', events: [] }, 'VALUE_OUT_OF_BOUNDS'],
	['an unknown field', { ...event({}), clientId: 'x' }, 'VALUE_INVALID'],
	['another consent', { ...event({}), consent: { ad_user_data: 'granted' } }, 'VALUE_INVALID'],
	[
		'a plain address',
		{ ...event({}), user_data: { sha256_email_address: ['a@example.com'] } },
		'VALUE_INVALID',
	],
	['a reserved name', event({ name: 'first_open' }), 'NAME_INVALID'],
	['a name beginning with a sign', event({ name: '_x' }), 'NAME_INVALID'],
	['a long name', event({ name: 'x'.repeat(41) }), 'NAME_INVALID'],
	['a time in milliseconds', event({ timestamp_micros: NOW_MS }), 'VALUE_OUT_OF_BOUNDS'],
	[
		'a time of last week',
		event({ timestamp_micros: (NOW_MS - 7 * 86_400_000) * 1000 }),
		'VALUE_OUT_OF_BOUNDS',
	],
	['a value without a currency', params({ currency: undefined }), 'VALUE_REQUIRED'],
	['no transaction', params({ transaction_id: undefined }), 'VALUE_REQUIRED'],
	['a long value', params({ note: 'x'.repeat(101) }), 'EXCEEDED_MAX_ENTITIES'],
	['a blank value', params({ note: '' }), 'VALUE_REQUIRED'],
	['a parameter of another name', params({ 'my note': 'x' }), 'NAME_INVALID'],
])('drops a request with %s', async (_what, body, code) => {
	expect(await collect(body)).toContain(code);
	expect(google.counts()).toMatchObject({ unique: 0 });
	const { validationMessages } = (await (await post('/debug/mp/collect', body)).json()) as {
		validationMessages: Array<{ validationCode: string }>;
	};
	expect(validationMessages.map(({ validationCode }) => validationCode)).toContain(code);
});

it('drops what comes with another secret, or is too large', async () => {
	await collect(event({}), 'other');
	await collect({ ...event({}), user_properties: { note: 'x'.repeat(130_000) } });
	expect(google.dropped).toHaveLength(2);
	expect(google.counts()).toMatchObject({ unique: 0 });
});
