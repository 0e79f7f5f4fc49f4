import { GoogleAnalyticsMpApi } from '../../../../../credentials/GoogleAnalyticsMpApi.credentials';
import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { googleAnalytics } from '../../../../../nodes/shared/platforms/googleAnalytics';
import { MASK } from '../../../../simulators/base';
import { AnalyticsSimulator } from '../../../../simulators/googleAnalytics';
import { given, googleConversion } from '../google/given';
import { ALL, BAD, forwardAll, isBad, manyConversions, sender, TestClock } from '../google/world';
import { startedUntil } from '../../../../simulators/lifetime';

const PATIENT_MS = 60_000;

let clock: TestClock;
const started = startedUntil(afterEach);
let google: AnalyticsSimulator;
beforeEach(async () => {
	clock = new TestClock();
	google = await started(new AnalyticsSimulator({ now: clock.now }));
});

const run = async (conversions: readonly Conversion[], parameters = {}) => {
	const { measurementId, apiSecret, url } = google;
	const credential = {
		measurementId,
		apiSecret,
		apiUrl: url,
		region: 'global',
		connectionCheck: 'on test',
	};
	const { authenticate } = new GoogleAnalyticsMpApi();
	const send = sender(
		googleAnalytics,
		credential,
		async (options) => await authenticate(credential, options),
	);
	const settings = googleAnalytics.settings(given(parameters, { credential }));
	return await forwardAll(googleAnalytics, settings, conversions, send, clock);
};

/** Fifty visitors with a hundred purchases each: four requests a visitor. */
const byVisitor = (n: number): Partial<Conversion> => ({
	platformFields: { googleAnalytics: { clientId: `10.${n % 50}` } },
});

it(
	'counts each of 4,950 purchases once and keeps back 50 that would be dropped, through throttling and cuts',
	async () => {
		const conversions = manyConversions((n) => ({
			...byVisitor(n),
			...(isBad(n) && { currency: null }),
		}));
		google.throttle(1);
		google.misbehave({ kind: 'throttledRetryAfter', times: 1, skip: 2 });
		google.misbehave({ kind: 'cutBefore', times: 1, skip: 4 });
		google.misbehave({ kind: 'cutBody', times: 1, skip: 6 });
		const results = await run(conversions);
		results.forEach(({ outcome, code }, n) =>
			expect([n, outcome, code]).toEqual(
				isBad(n) ? [n, 'skipped', 'no_currency'] : [n, 'accepted', null],
			),
		);
		expect(google.dropped).toEqual([]);
		expect(google.counts()).toMatchObject({ unique: ALL - BAD, countedTwice: 0 });
		expect(google.requestCount).toBeLessThanOrEqual(50 * 4 + 4);
		expect(Math.max(...google.sizes)).toBe(25);
		expect(google.visitors.get('e3')).toBe('10.3');
	},
	PATIENT_MS,
);

it('sends the secret in the address alone, where nothing keeps it', async () => {
	const [result] = await run([googleConversion()]);
	const [request] = google.received();
	expect(request?.query).toEqual({ measurement_id: google.measurementId, api_secret: MASK });
	expect(JSON.stringify([result, request])).not.toContain(google.apiSecret);
	expect(google.counts()).toMatchObject({ unique: 1 });
});

it('keeps the secret out of the reason where nothing listens', async () => {
	const { url } = google;
	await google.stop();
	const credential = {
		measurementId: google.measurementId,
		apiSecret: google.apiSecret,
		apiUrl: url,
		connectionCheck: 'on test',
	};
	const { authenticate } = new GoogleAnalyticsMpApi();
	const send = sender(
		googleAnalytics,
		credential,
		async (options) => await authenticate(credential, options),
	);
	const [result] = await forwardAll(
		googleAnalytics,
		googleAnalytics.settings(given({}, { credential })),
		[googleConversion()],
		send,
		clock,
	);
	expect(result).toMatchObject({ outcome: 'failed', class: 'temporary' });
	expect(JSON.stringify(result)).not.toContain(google.apiSecret);
});

it('takes back a purchase that was counted', async () => {
	const sale = googleConversion();
	await run([sale]);
	await run([{ ...sale, status: 'refunded' }]);
	expect(google.dropped).toEqual([]);
	expect(google.events().map(({ eventName, eventId }) => [eventName, eventId])).toEqual([
		['purchase', 'e0'],
		['refund', 'e0'],
	]);
});

it('sends large carts one by one, below the limit of a request', async () => {
	const contents = Array.from({ length: 100 }, (_, n) => ({
		id: `sku-${n}`,
		name: 'x'.repeat(100),
		brand: 'y'.repeat(100),
	}));
	const conversions = manyConversions((n) => ({ contents, ...byVisitor(50 * n) }), 10);
	const results = await run(conversions);
	expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['accepted']));
	expect(google.dropped).toEqual([]);
	expect(google.sizes).toEqual(new Array(10).fill(1));
});

it('counts nothing in test mode, and says what Google Analytics finds', async () => {
	// Right by ISO 4217, and unknown to Google.
	const conversions = [googleConversion(), googleConversion({ id: 'c2', currency: 'KPW' })];
	const [right, wrong] = await run(conversions, { 'options.validateOnly': true });
	expect(right?.outcome).toBe('accepted');
	expect(wrong).toMatchObject({ outcome: 'failed', class: 'invalid data', code: 'VALUE_REQUIRED' });
	expect(google.counts()).toMatchObject({ unique: 0, test: 2 });
});
