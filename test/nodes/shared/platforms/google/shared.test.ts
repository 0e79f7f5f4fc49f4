import type { AdClickIds, Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { adsAccountId } from '../../../../../nodes/shared/platforms/google/accounts';
import { clickOf, tooEarly } from '../../../../../nodes/shared/platforms/google/click';
import { consentOf } from '../../../../../nodes/shared/platforms/google/consent';
import {
	actionOf,
	readActions,
} from '../../../../../nodes/shared/platforms/google/conversionActions';
import { transactionIdOf } from '../../../../../nodes/shared/platforms/google/transactionId';
import { adsTime } from '../../../../../nodes/shared/platforms/googleAds/time';
import { NOW_MS } from '../examples';
import { ago, given, googleConversion, HOUR_MS } from './given';

// Exactly one click id, the exact one first (ad-platforms §2.2).
it.each<[AdClickIds, string | null, unknown]>([
	[{ gclid: 'g1', gbraid: 'b1', wbraid: 'w1' }, null, { kind: 'gclid', id: 'g1' }],
	[{ gbraid: 'b1', wbraid: 'w1' }, null, { kind: 'gbraid', id: 'b1' }],
	[{ wbraid: 'w1' }, null, { kind: 'wbraid', id: 'w1' }],
	[{ gclid: '{gclid}', wbraid: 'w1' }, null, { kind: 'wbraid', id: 'w1' }],
	[{ gclid: 'two words' }, null, undefined],
	[{}, 'https://example.com/?gclid=From-Page_1', { kind: 'gclid', id: 'From-Page_1' }],
	[{ gbraid: 'b1' }, 'https://example.com/?gclid=page', { kind: 'gclid', id: 'page' }],
	[{}, 'https://example.com/', undefined],
	[{ fbclid: 'f' }, null, undefined],
])('takes one click id of %j and %s', (adClickIds, pageUrl, expected) => {
	expect(clickOf({ adClickIds, pageUrl })).toEqual(expected);
});

it.each<[string, string | null, number | undefined]>([
	['an hour old', ago(HOUR_MS), 5 * HOUR_MS],
	['just now', ago(0), 6 * HOUR_MS],
	['six hours old', ago(6 * HOUR_MS), undefined],
	['of unknown time', null, undefined],
	['of the future', ago(-HOUR_MS), undefined],
])('lets a conversion of a click %s wait', (_what, clickedAt, waitMs) => {
	expect(tooEarly({ clickedAt }, NOW_MS)?.retryAfterMs).toBe(waitMs);
	expect(tooEarly({ clickedAt }, NOW_MS)?.class).toBe(waitMs && 'too early');
});

it.each<[string | null, 'eventId' | 'transactionId', string]>([
	['order-1', 'eventId', 'event-1'],
	['order-1', 'transactionId', 'order-1'],
	[' order-1 ', 'transactionId', 'order-1'],
	[null, 'transactionId', 'event-1'],
	['', 'transactionId', 'event-1'],
	['7', 'transactionId', 'event-1'],
	['NULL', 'transactionId', 'event-1'],
	['undefined', 'transactionId', 'event-1'],
	['none', 'transactionId', 'event-1'],
	['123', 'transactionId', 'event-1'],
	['1234', 'transactionId', 'event-1'],
	['buyer@example.com', 'transactionId', 'event-1'],
	['x'.repeat(65), 'transactionId', 'event-1'],
	['x'.repeat(64), 'transactionId', 'x'.repeat(64)],
])('names a conversion with the transaction %j by its %s', (transactionId, source, expected) => {
	const conversion = googleConversion({ transactionId });
	expect(transactionIdOf({ conversion, eventId: 'event-1' }, source)).toBe(expected);
});

it.each<[Conversion['consent'], unknown]>([
	[undefined, undefined],
	[{}, undefined],
	[{ adUserData: 'unknown', adPersonalization: 'unknown' }, undefined],
	[{ adUserData: 'granted' }, { adUserData: 'CONSENT_GRANTED' }],
	[
		{ adUserData: 'granted', adPersonalization: 'denied' },
		{ adUserData: 'CONSENT_GRANTED', adPersonalization: 'CONSENT_DENIED' },
	],
	[{ adUserData: 'unknown', adPersonalization: 'denied' }, { adPersonalization: 'CONSENT_DENIED' }],
])('says of the consent %j no more than was said', (consent, expected) => {
	expect(consentOf({ consent }, 'CONSENT_')).toEqual(expected);
});

it.each([
	['123-456-7890', '1234567890'],
	[' 123 456 7890 ', '1234567890'],
])('reads the account %j', (text, expected) => {
	expect(adsAccountId(text, 'Customer ID')).toBe(expected);
});

it.each(['', '12345', '12345678901', 'my account'])('takes %j for no account', (text) => {
	expect(() => adsAccountId(text, 'Customer ID')).toThrow("'Customer ID' is not the ID");
});

const FIELD = { name: 'conversionActionId', displayName: 'Conversion Action ID' };
const actions = (parameters: Parameters<typeof given>[0]) =>
	readActions(given(parameters).param, { standard: FIELD });

it.each([
	['987654321', '987654321'],
	[' 987654321 ', '987654321'],
	['customers/1234567890/conversionActions/987654321', '987654321'],
	['https://ads.google.com/aw/conversions/detail?ocid=1&ctId=987654321&euid=2', '987654321'],
	['', null],
])('reads the conversion action %j', (text, expected) => {
	expect(actions({ conversionActionId: text }).standard).toBe(expected);
});

it('reads what the list of n8n hands over', () => {
	const locator = { __rl: true, mode: 'list', value: '987654321', cachedResultName: 'Sale' };
	expect(actions({ conversionActionId: locator }).standard).toBe('987654321');
});

it('takes a name for no conversion action', () => {
	expect(() => actions({ conversionActionId: 'Sale' })).toThrow(
		"'Conversion Action ID' is not the ID of a conversion action: Sale",
	);
});

it('counts each event by its own conversion action, others by the one for all', () => {
	const own = {
		items: [
			{ event: 'Lead', id: '1' },
			{ event: 'Custom_Upsell', id: '2' },
		],
	};
	const both = actions({ conversionActionId: '9', 'options.conversionActionIds': own });
	expect(
		['Lead', 'Custom_Upsell', 'Purchase'].map((event) =>
			actionOf({ event: event as 'Lead' }, both),
		),
	).toEqual(['1', '2', '9']);
	const few = actions({ 'options.conversionActionIds': own });
	expect(actionOf({ event: 'Purchase' }, few)).toBeNull();
});

it.each([
	['2026-11-20T11:00:00.000Z', '2026-11-20 11:00:00+00:00'],
	['2026-11-20T13:00:00+02:00', '2026-11-20 11:00:00+00:00'],
])('writes %s as Google Ads does', (iso, expected) => expect(adsTime(iso)).toBe(expected));
