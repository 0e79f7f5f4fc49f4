import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { googleAdsAdjustments } from '../../../../../nodes/shared/platforms/googleAdsAdjustments';
import { settings as readSettings } from '../../../../../nodes/shared/platforms/googleAdsAdjustments/settings';
import { googleDataManager } from '../../../../../nodes/shared/platforms/googleDataManager';
import { NOW_MS, sha256 } from '../examples';
import {
	ACCOUNT,
	ACTION,
	ago,
	DAY_MS,
	eventOf,
	GCLID,
	given,
	googleConversion,
	HOUR_MS,
} from '../google/given';

const { platform } = googleAdsAdjustments;
const settings = (parameters = {}) =>
	readSettings(given({ customerId: ACCOUNT, conversionAction: ACTION, ...parameters }), NOW_MS);

/** A conversion of three days ago, so that it can be adjusted. */
const old = (more: Partial<Conversion> = {}): Conversion =>
	googleConversion({ clickedAt: ago(4 * DAY_MS), convertedAt: ago(3 * DAY_MS), ...more });
const built = (conversion: Conversion, parameters = {}) =>
	eventOf(platform, conversion, settings(parameters));
const ACTION_NAME = `customers/${ACCOUNT}/conversionActions/${ACTION}`;
const newRevenue = (revenue: number, more: Partial<Conversion> = {}) =>
	old({ change: 'updated', changedFields: ['revenue'], revenue, ...more });

it.each(['rejected', 'refunded'] as const)('retracts a %s conversion', (status) => {
	expect(built(old({ status, updatedAt: ago(HOUR_MS) }))).toEqual({
		adjustmentType: 'RETRACTION',
		conversionAction: ACTION_NAME,
		orderId: 'event-1',
		adjustmentDateTime: '2026-11-20 11:00:00+00:00',
	});
});

it('restates changed revenue', () => {
	expect(built(newRevenue(20, { updatedAt: ago(HOUR_MS) }))).toEqual({
		adjustmentType: 'RESTATEMENT',
		conversionAction: ACTION_NAME,
		orderId: 'event-1',
		adjustmentDateTime: '2026-11-20 11:00:00+00:00',
		restatementValue: { adjustedValue: 20, currencyCode: 'USD' },
	});
});

it.each([
	['unknown', null],
	['not after the conversion', ago(3 * DAY_MS)],
])('takes the time of the execution where that of the change is %s', (_what, updatedAt) => {
	expect(built(old({ status: 'refunded', updatedAt })).adjustmentDateTime).toBe(
		'2026-11-20 12:00:00+00:00',
	);
});

it('enhances a confirmed conversion, if told to', () => {
	const user = { email: 'a@example.com', phone: '+18005550100' };
	expect(
		built(googleConversion({ user }), { 'options.enhance': true, 'options.identifiedBy': 'gclid' }),
	).toEqual({
		adjustmentType: 'ENHANCEMENT',
		conversionAction: ACTION_NAME,
		orderId: 'event-1',
		userIdentifiers: [
			{ userIdentifierSource: 'FIRST_PARTY', hashedEmail: sha256('a@example.com') },
			{ userIdentifierSource: 'FIRST_PARTY', hashedPhoneNumber: sha256('+18005550100') },
		],
		userAgent: 'Mozilla/5.0 (Test)',
	});
});

it('tells a conversion by click and time where it was uploaded so, and never by both', () => {
	const adjustment = built(old({ status: 'refunded' }), { 'options.identifiedBy': 'gclid' });
	expect(adjustment.gclidDateTimePair).toEqual({
		gclid: GCLID,
		conversionDateTime: '2026-11-17 12:00:00+00:00',
	});
	expect(adjustment).not.toHaveProperty('orderId');
});

it.each(['eventId', 'transactionId'])(
	'names the order as the upload through the Data Manager API does, by its %s',
	(from) => {
		const chosen = { 'options.transactionIdFrom': from };
		for (const transactionId of ['order-7', 'null', null]) {
			const sale = old({ transactionId });
			const upload = googleDataManager.settings(
				given({ operatingAccount: ACCOUNT, conversionActionId: ACTION, ...chosen }),
			);
			const { transactionId: sent } = eventOf(googleDataManager.platform, sale, upload);
			expect(built({ ...sale, status: 'refunded' }, chosen).orderId).toBe(sent);
		}
	},
);

// The ledger tells one change of a conversion from another by this.
it.each<[Conversion, object, string]>([
	[old({ status: 'refunded' }), {}, 'retraction'],
	[old({ status: 'rejected' }), {}, 'retraction'],
	[newRevenue(20), {}, 'restatement:20'],
	[newRevenue(0), {}, 'restatement:0'],
	[newRevenue(20, { updatedAt: ago(0) }), {}, `restatement:20@${ago(0)}`],
	[newRevenue(20, { updatedAt: ago(0), change: 'resync' }), {}, `restatement:20@${ago(0)}`],
	[old(), { 'options.enhance': true }, 'enhancement'],
	[old(), {}, ''],
])('says what is told of it', (conversion, parameters, about) => {
	expect(platform.about?.(conversion, settings(parameters))).toBe(about);
});

it('takes a way back to an earlier amount for another change', () => {
	const abouts = [1, 2, 3, 4].map((hour) =>
		platform.about?.(newRevenue(hour % 2, { updatedAt: ago(hour * HOUR_MS) }), settings()),
	);
	expect(new Set(abouts).size).toBe(4);
});

it.each<[string, Conversion, object, string | undefined]>([
	['refunded', old({ status: 'refunded' }), {}, undefined],
	['of new revenue', newRevenue(20), {}, undefined],
	['of new revenue that comes again', { ...newRevenue(20), change: 'resync' }, {}, undefined],
	['unchanged', old(), {}, 'nothing_to_adjust'],
	[
		'changed elsewhere',
		old({ change: 'updated', changedFields: ['cost'] }),
		{},
		'nothing_to_adjust',
	],
	['read again', old({ change: 'resync', changedFields: [] }), {}, 'nothing_to_adjust'],
	[
		'whose revenue is gone',
		old({ change: 'updated', changedFields: ['revenue'], revenue: null }),
		{},
		'nothing_to_adjust',
	],
	[
		'pending, to be enhanced',
		old({ status: 'pending' }),
		{ 'options.enhance': true },
		'nothing_to_adjust',
	],
	['to be enhanced with nothing', old(), { 'options.enhance': true }, 'nothing_to_add'],
	[
		'to be enhanced at once',
		googleConversion({ user: { email: 'a@example.com' } }),
		{ 'options.enhance': true },
		undefined,
	],
	[
		'refunded 55 days later',
		old({ status: 'refunded', convertedAt: ago(55 * DAY_MS), clickedAt: null }),
		{},
		'too_old',
	],
	[
		'refunded on the same day',
		old({ status: 'refunded', convertedAt: ago(HOUR_MS) }),
		{},
		'TOO_RECENT_CONVERSION',
	],
	['of new revenue below nothing', newRevenue(-1), {}, 'negative_value'],
	['refunded below nothing', old({ status: 'refunded', revenue: -12.5 }), {}, undefined],
	[
		'of an event without an action',
		old({ status: 'refunded' }),
		{ conversionAction: '' },
		'no_conversion_action',
	],
	[
		'told by a click it has not',
		old({ status: 'refunded', adClickIds: { wbraid: 'w' } }),
		{ 'options.identifiedBy': 'gclid' },
		'no_click_id',
	],
])('checks a conversion %s', (_what, conversion, parameters, code) => {
	expect(platform.check(conversion, settings(parameters), NOW_MS)?.code).toBe(code);
});

it('says when a conversion of today can be adjusted', () => {
	const found = platform.check(
		old({ status: 'refunded', convertedAt: ago(HOUR_MS) }),
		settings(),
		NOW_MS,
	);
	expect(found).toMatchObject({ class: 'too early', retryAfterMs: 23 * HOUR_MS });
});

it('uploads adjustments to their own method', () => {
	const { url, body } = platform.request(['{"a":1}'], settings(), ACTION);
	expect(url).toBe(`/v25/customers/${ACCOUNT}:uploadConversionAdjustments`);
	expect(JSON.parse(String(body))).toEqual({
		conversionAdjustments: [{ a: 1 }],
		partialFailure: true,
	});
});

it('takes refunds, whatever else is chosen', () => {
	expect(platform.refund(settings())).toEqual({
		supported: true,
		sent: 'A retraction of the conversion',
	});
});
