import { searchConversionActions } from '../../../../../nodes/shared/platforms/googleAds/actionList';
import { googleAdsAdjustments } from '../../../../../nodes/shared/platforms/googleAdsAdjustments';
import { settings as readAdjustments } from '../../../../../nodes/shared/platforms/googleAdsAdjustments/settings';
import { googleAdsConversions } from '../../../../../nodes/shared/platforms/googleAdsConversions';
import { GoogleAdsSimulator } from '../../../../simulators/googleAds';
import { ACTION, ago, DAY_MS, given, googleConversion, HOUR_MS } from '../google/given';
import {
	ALL,
	BAD,
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
let google: GoogleAdsSimulator;
const start = async (options: ConstructorParameters<typeof GoogleAdsSimulator>[0] = {}) => {
	google = await started(new GoogleAdsSimulator({ now: clock.now, ...options }));
};
beforeEach(async () => {
	clock = new TestClock();
	await start();
});

const send = (credential = {}) =>
	sender(
		googleAdsConversions,
		{ apiUrl: google.url, developerToken: google.developerToken, ...credential },
		withBearer(google.accessToken),
	);
type Some = Parameters<typeof forwardAll>[2];
const upload = async (conversions: Some, parameters = {}, by = send()) => {
	const chosen = given({ customerId: google.customerId, conversionAction: ACTION, ...parameters });
	return await forwardAll(
		googleAdsConversions,
		googleAdsConversions.settings(chosen),
		conversions,
		by,
		clock,
	);
};
const adjust = async (conversions: Some, parameters = {}) => {
	const chosen = given({ customerId: google.customerId, conversionAction: ACTION, ...parameters });
	return await forwardAll(
		googleAdsAdjustments,
		readAdjustments(chosen, clock.now()),
		conversions,
		send(),
		clock,
	);
};

const disturb = () => {
	google.throttle(1);
	google.misbehave({ kind: 'cutBefore', times: 1 });
	google.misbehave({ kind: 'throttledRetryAfter', times: 1, skip: 1 });
};

it(
	'takes each of 4,950 once and refuses each of 50 with its reason, in no more requests than batches',
	async () => {
		const conversions = manyConversions((n) =>
			isBad(n) ? { currency: 'KPW', adClickIds: { gclid: `bad-${n}` } } : {},
		);
		disturb();
		const results = await upload(conversions);
		results.forEach(({ outcome, code, reason }, n) =>
			expect([n, outcome, code, reason]).toEqual(
				isBad(n)
					? [
							n,
							'failed',
							'UNSUPPORTED',
							'Google Ads refused it: Simulated: unsupported; Simulated: unparseable gclid',
						]
					: [n, 'accepted', null, null],
			),
		);
		expect(google.counts()).toMatchObject({ unique: ALL - BAD, countedTwice: 0 });
		expect(google.requestCount).toBe(3 + 3);
	},
	PATIENT_MS,
);

it('loses none where an answer got lost: what Google has already is said to be there', async () => {
	google.misbehave({ kind: 'cutBody', times: 1 });
	const results = await upload(manyConversions(() => ({}), 100));
	expect(results.map(({ outcome, class: errorClass }) => [outcome, errorClass])).toEqual(
		results.map(() => ['skipped', 'duplicate']),
	);
	expect(google.counts()).toMatchObject({ unique: 100, countedTwice: 0 });
});

it('says when to try again where Google does not know a click yet', async () => {
	google.books.youngClicks.add('young');
	const [young, other] = await upload([
		googleConversion({ clickedAt: null, adClickIds: { gclid: 'young' } }),
		googleConversion({ id: 'c2' }),
	]);
	expect(young).toMatchObject({
		outcome: 'failed',
		class: 'too early',
		code: 'TOO_RECENT_EVENT',
		attempts: 1,
		retryAt: ago(-6 * HOUR_MS),
	});
	expect(other?.outcome).toBe('accepted');
});

it.each(['request', 'rows'] as const)(
	'stops at once where the developer token may not upload, refused by %s',
	async (allowlist) => {
		await start({ allowlist });
		const results = await upload(manyConversions(() => ({}), 6_100));
		expect(new Set(results.map(({ class: errorClass }) => errorClass))).toEqual(
			new Set(['permission']),
		);
		expect(results[0]?.advice).toContain('Data Manager API');
		expect(google.requestCount).toBeLessThanOrEqual(2);
		// The way out for what was uploaded before stays open.
		expect(
			(
				await adjust([
					googleConversion({ status: 'refunded', convertedAt: ago(2 * DAY_MS), clickedAt: null }),
				])
			)[0]?.code,
		).toBe('CONVERSION_NOT_FOUND');
	},
);

it.each<[string, object, object, string]>([
	['a retired version', { 'options.adsApiVersion': 'v21' }, {}, 'version_retired'],
	['another account', { customerId: '0987654321' }, {}, 'USER_PERMISSION_DENIED'],
	['a wrong developer token', {}, { developerToken: 'x' }, 'DEVELOPER_TOKEN_INVALID'],
])('says of %s what it is', async (_what, parameters, credential, code) => {
	const [result] = await upload([googleConversion()], parameters, send(credential));
	expect(result).toMatchObject({ outcome: 'failed', code });
});

it('goes through the manager account of the credential', async () => {
	await start({ managerId: '1112223333' });
	expect((await upload([googleConversion()]))[0]?.code).toBe('USER_PERMISSION_DENIED');
	const by = send({ loginCustomerId: '111-222-3333' });
	expect((await upload([googleConversion()], {}, by))[0]?.outcome).toBe('accepted');
});

it('counts nothing in test mode, and says what is wrong all the same', async () => {
	const conversions = [googleConversion(), googleConversion({ id: 'c2', currency: 'KPW' })];
	const results = await upload(conversions, { 'options.validateOnly': true });
	expect(results.map(({ outcome }) => outcome)).toEqual(['accepted', 'failed']);
	expect(google.counts()).toMatchObject({ unique: 0, test: 2 });
});

/** Sales of three days ago, uploaded then. */
const sales = (count: number) =>
	manyConversions((n) => ({ convertedAt: ago(3 * DAY_MS - n), clickedAt: ago(5 * DAY_MS) }), count);

it(
	'retracts each of 4,950 refunds once and refuses 50 that are too old, through throttling and a cut',
	async () => {
		const all = sales(ALL);
		await upload(all);
		for (const [n, known] of google.books.all().entries()) {
			// As if those had been uploaded long ago, or never.
			if (isBad(n)) known.atMs -= 60 * DAY_MS;
		}
		google.forgetTraffic();
		disturb();
		const results = await adjust(all.map((sale) => ({ ...sale, status: 'refunded' as const })));
		results.forEach(({ outcome, code }, n) =>
			expect([n, outcome, code]).toEqual(
				isBad(n) ? [n, 'failed', 'CONVERSION_EXPIRED'] : [n, 'accepted', null],
			),
		);
		expect(google.books.all().filter(({ isRetracted }) => isRetracted)).toHaveLength(ALL - BAD);
		expect(google.books.all().every(({ changes }) => changes <= 2)).toBe(true);
		expect(google.requestCount).toBe(3 + 3);
	},
	PATIENT_MS,
);

it('restates, then retracts, then has nothing more to say', async () => {
	const [sale] = sales(1);
	if (sale === undefined) throw new Error('There is no sale');
	await upload([sale]);
	const restated = {
		...sale,
		change: 'updated' as const,
		changedFields: ['revenue'],
		revenue: 20,
		updatedAt: ago(DAY_MS),
	};
	expect((await adjust([restated]))[0]?.outcome).toBe('accepted');
	expect(google.books.find(ACTION, 'e0')).toMatchObject({ value: 20, isRetracted: false });
	const refunded = { ...restated, status: 'refunded' as const, updatedAt: ago(HOUR_MS) };
	expect((await adjust([refunded]))[0]?.outcome).toBe('accepted');
	expect(google.books.find(ACTION, 'e0')).toMatchObject({ isRetracted: true });
	expect((await adjust([refunded]))[0]).toMatchObject({
		outcome: 'skipped',
		class: 'duplicate',
		code: 'CONVERSION_ALREADY_RETRACTED',
	});
	expect((await adjust([{ ...sale, change: 'new' }]))[0]).toMatchObject({
		outcome: 'skipped',
		code: 'nothing_to_adjust',
	});
});

it('enhances a conversion once', async () => {
	const [sale] = sales(1);
	if (sale === undefined) throw new Error('There is no sale');
	const buyer = { ...sale, user: { email: 'a@example.com' } };
	await upload([sale]);
	const enhance = { 'options.enhance': true };
	expect((await adjust([buyer], enhance))[0]?.outcome).toBe('accepted');
	expect((await adjust([buyer], enhance))[0]).toMatchObject({ class: 'duplicate' });
});

it('lists conversion actions for the panel, as they come in parts', async () => {
	const asked = { customerId: google.customerId, version: 'v25', use: 'upload' as const };
	expect(await searchConversionActions(send(), asked)).toEqual({
		results: [
			{ name: 'Sale', value: '987654321' },
			{ name: 'Lead', value: '987654322' },
		],
	});
	const { results } = await searchConversionActions(send(), { ...asked, filter: ' lea ' });
	expect(results).toEqual([{ name: 'Lead', value: '987654322' }]);
	await expect(searchConversionActions(send({ developerToken: 'x' }), asked)).rejects.toThrow(
		'Google Ads did not accept the key (401)',
	);
});
