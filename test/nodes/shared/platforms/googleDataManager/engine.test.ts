import { googleDataManager } from '../../../../../nodes/shared/platforms/googleDataManager';
import { getStatus } from '../../../../../nodes/shared/platforms/googleDataManager/status';
import { DataManagerSimulator } from '../../../../simulators/googleDataManager';
import { ACTION, ago, given, googleConversion, HOUR_MS, LEAD_ACTION } from '../google/given';
import {
	ALL,
	BAD,
	extraCalls,
	forwardAll,
	isBad,
	manyConversions,
	sender,
	TestClock,
	withBearer,
} from '../google/world';
import { startedUntil } from '../../../../simulators/lifetime';

const PATIENT_MS = 60_000;

let clock: TestClock;
const started = startedUntil(afterEach);
let google: DataManagerSimulator;
const start = async (options: ConstructorParameters<typeof DataManagerSimulator>[0] = {}) => {
	google = await started(new DataManagerSimulator({ now: clock.now, ...options }));
};
beforeEach(async () => {
	clock = new TestClock();
	await start();
});

const settings = (parameters = {}) =>
	googleDataManager.settings(
		given({ operatingAccount: google.accountId, conversionActionId: ACTION, ...parameters }),
	);
const send = (token = google.accessToken, credential = {}) =>
	sender(googleDataManager, { apiUrl: google.url, ...credential }, withBearer(token));
const run = async (conversions: Parameters<typeof forwardAll>[2], parameters = {}, by = send()) =>
	await forwardAll(googleDataManager, settings(parameters), conversions, by, clock);

// A currency that Google does not take, and a postal code that is none: found by Google alone.
const FAULTS = [
	{ currency: 'KPW' },
	{
		user: { firstName: 'Jane', lastName: 'Doe', country: 'US', postalCode: '9'.repeat(30) },
	},
];
const REASONS = [
	'Google refused it: currency: The currency code is not supported',
	'Google refused it: user_data.user_identifiers[0].address.postal_code: Postal code is not valid',
];
const faultOf = (n: number) => Math.floor(n / 100) % 2;

it(
	'takes each of 4,950 once and refuses each of 50 with its reason, through throttling and cuts',
	async () => {
		const conversions = manyConversions((n) => (isBad(n) ? (FAULTS[faultOf(n)] ?? {}) : {}));
		google.throttle(1);
		// Google did the work, and the answer was lost.
		google.misbehave({ kind: 'cutBody', times: 1, skip: 3 });
		google.misbehave({ kind: 'cutBefore', times: 1 });
		google.misbehave({ kind: 'throttledRetryAfter', times: 1 });
		const results = await run(conversions);
		results.forEach(({ outcome, reason, class: errorClass }, n) =>
			expect([n, outcome, errorClass, reason]).toEqual(
				isBad(n) ? [n, 'failed', 'invalid data', REASONS[faultOf(n)]] : [n, 'accepted', null, null],
			),
		);
		expect(google.counts()).toMatchObject({ unique: ALL - BAD, countedTwice: 0 });
		// Three batches, two faults in each, four disturbances: names make it far cheaper than the bound.
		expect(google.requestCount).toBeLessThanOrEqual(3 + 3 * 2 + 4);
		expect(google.requestCount).toBeLessThan(extraCalls(2_000));
	},
	PATIENT_MS,
);

it('keeps to 300 requests a minute', async () => {
	await start({
		requestsPerMinute: 300,
		actionIds: Array.from({ length: 400 }, (_, n) => `${n + 1}`),
	});
	const items = Array.from({ length: 400 }, (_, n) => ({
		event: `Custom_E${n}`,
		id: `${n + 1}`,
	}));
	const conversions = items.map(({ event }, n) =>
		googleConversion({ id: `c${n}`, event: event as 'Lead' }),
	);
	const results = await run(conversions, { 'options.conversionActionIds': { items } });
	expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['accepted']));
	expect(google.refusedRequests).toBe(0);
	expect(clock.waits.length).toBeGreaterThan(0);
});

it('lets conversions of young clicks fail with the time when to try again, and takes them then', async () => {
	const conversions = [
		googleConversion({ clickedAt: ago(2 * HOUR_MS) }),
		googleConversion({ id: 'c2' }),
	];
	const [young, old] = await run(conversions);
	expect(young).toMatchObject({
		outcome: 'failed',
		class: 'too early',
		retryAt: ago(-4 * HOUR_MS),
		attempts: 0,
	});
	expect(old?.outcome).toBe('accepted');
	await clock.sleep(4 * HOUR_MS);
	const [later] = await run(conversions);
	expect(later?.outcome).toBe('accepted');
});

it('stops at a wrong conversion action instead of looking for a bad row', async () => {
	const results = await run(
		manyConversions(() => ({}), 4_100),
		{ conversionActionId: '111' },
	);
	expect(new Set(results.map(({ class: errorClass }) => errorClass))).toEqual(
		new Set(['configuration']),
	);
	expect(google.requestCount).toBeLessThanOrEqual(2);
});

it.each([
	['another account', { operatingAccount: '0987654321' }, {}, 'permission'],
	['a wrong token', {}, { token: 'other' }, 'auth'],
])(
	'says of %s that nothing can be sent',
	async (_what, parameters, { token }: { token?: string }, errorClass) => {
		const results = await run([googleConversion()], parameters, send(token));
		expect(results[0]).toMatchObject({ outcome: 'failed', class: errorClass });
	},
);

it('sends the project where Google asks for it', async () => {
	await start({ needsProject: true });
	const [without] = await run([googleConversion()]);
	expect(without).toMatchObject({ class: 'configuration', code: 'SERVICE_DISABLED' });
	const [withOne] = await run(
		[googleConversion()],
		{},
		send(undefined, { quotaProject: 'my-project' }),
	);
	expect(withOne?.outcome).toBe('accepted');
});

it('only has them looked at in test mode', async () => {
	const [right, wrong] = await run(
		[googleConversion(), googleConversion({ id: 'c2', currency: 'KPW' })],
		{
			'options.validateOnly': true,
		},
	);
	expect([right?.outcome, wrong?.outcome]).toEqual(['accepted', 'failed']);
	expect(google.counts()).toMatchObject({ unique: 0, test: 1 });
});

it('takes a refund down to nothing under the same transaction ID, if told to', async () => {
	const sale = googleConversion();
	await run([sale]);
	await run([{ ...sale, status: 'refunded' }], { 'options.changes': 'resend' });
	expect(google.valueAt(ACTION, 'e0')).toBe(0);
	expect(google.counts()).toMatchObject({ unique: 1 });
});

it('tells later by counts what Google made of a request', async () => {
	google.youngClicks.add('young');
	const conversions = [
		googleConversion(),
		googleConversion({ id: 'c2', clickedAt: null, adClickIds: { gclid: 'young' } }),
		googleConversion({ id: 'c3', event: 'Lead' }),
	];
	const own = { items: [{ event: 'Lead', id: LEAD_ACTION }] };
	const results = await run(conversions, { 'options.conversionActionIds': own });
	const ids = results.map(({ requestId }) => String(requestId));
	expect(await getStatus(send(), ids[0] ?? '')).toEqual([
		expect.objectContaining({ status: 'PROCESSING', isFinal: false, counted: null }),
	]);
	google.settle();
	expect(await getStatus(send(), ids[0] ?? '')).toEqual([
		expect.objectContaining({
			status: 'PARTIAL_SUCCESS',
			conversionActionId: ACTION,
			events: 2,
			counted: 1,
			errors: [
				expect.objectContaining({ reason: 'TOO_RECENT_CLICK', class: 'too early', events: 1 }),
			],
		}),
	]);
	expect(await getStatus(send(), ids[2] ?? '')).toEqual([
		expect.objectContaining({ status: 'SUCCESS', conversionActionId: LEAD_ACTION, counted: 1 }),
	]);
	await expect(getStatus(send(), 'never')).rejects.toThrow('found nothing there');
});
