import type { Consent, Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { microsoft } from '../../../../../nodes/shared/platforms/microsoft';
import { faultOfEvent } from '../../../../simulators/microsoft';
import { NOW_MS, sha256 } from '../examples';
import { eventOf, microsoftSettings } from './shop';

const MSCLKID = 'c21cef8e-4f1b-1fdb-4a2c-8b6a7d3e9f01';
const VISIT = { clientIpAddress: '203.0.113.7', clientUserAgent: 'Mozilla/5.0 (Test)' };

it('says all that Microsoft can use of a sale on a page', () => {
	const event = eventOf({
		transactionId: ' order-1 ',
		adClickIds: { msclkid: MSCLKID },
		pageUrl: 'https://shop.example.com/thanks',
		referrer: 'https://search.example.com/',
		user: { email: 'Buy.er+1@Example.com', phone: '+1 555 444 1234', externalId: 'Customer-7' },
		consent: { adUserData: 'granted' },
		contents: [{ id: 'sku-1', name: 'Shoe', quantity: 2, price: 6.25 }, { id: 'sku-2' }],
		platformFields: {
			microsoft: {
				pageTitle: 'Thanks',
				userData: { anonymousId: 'a-1', gaid: 'AB-12' },
				customData: { eventCategory: 'shop', ecommTotalValue: '12.5' },
				other: 1,
			},
		},
	});
	expect(event).toEqual({
		eventType: 'custom',
		eventName: 'purchase',
		eventId: 'event-1',
		eventTime: (NOW_MS - 3_600_000) / 1_000,
		eventSourceUrl: 'https://shop.example.com/thanks',
		referrerUrl: 'https://search.example.com/',
		adStorageConsent: 'G',
		pageTitle: 'Thanks',
		userData: {
			msclkid: MSCLKID,
			externalId: sha256('Customer-7'),
			em: sha256('buyer@example.com'),
			ph: sha256('+15554441234'),
			...VISIT,
			anonymousId: 'a-1',
			gaid: 'ab-12',
		},
		customData: {
			value: 12.5,
			currency: 'USD',
			transactionId: 'order-1',
			itemIds: ['sku-1', 'sku-2'],
			items: [{ id: 'sku-1', name: 'Shoe', price: 6.25, quantity: 2 }, { id: 'sku-2' }],
			eventCategory: 'shop',
			ecommTotalValue: 12.5,
		},
	});
	expect(faultOfEvent(event, NOW_MS)).toBeUndefined();
});

const USER = { externalId: sha256('Click-1'), ...VISIT };

it.each<[string, Partial<Conversion>, object]>([
	[
		'nothing but the visit',
		{},
		{ userData: USER, eventSourceUrl: 'https://landing.example.com/offer' },
	],
	['no money', { revenue: null, currency: null }, { customData: {} }],
	['blanks', { user: { email: ' ', phone: '' } }, { userData: USER }],
	['the hash of a blank', { user: { email: sha256('') } }, { userData: USER }],
	[
		'a hash',
		{ user: { email: sha256('a@example.com') } },
		{ userData: { ...USER, em: sha256('a@example.com') } },
	],
	['no click id that is none', { adClickIds: { msclkid: 'abc' } }, { userData: USER }],
	[
		'the click id of the page',
		{ pageUrl: `https://landing.example.com/?msclkid=${MSCLKID}` },
		{ userData: { ...USER, msclkid: MSCLKID } },
	],
])('sends %s', (_what, more, expected) => {
	const event = eventOf(more);
	for (const [key, value] of Object.entries(expected)) expect(event[key]).toEqual(value);
	expect(faultOfEvent(event, NOW_MS)).toBeUndefined();
});

it.each<[Consent | undefined, string | undefined]>([
	[undefined, undefined],
	[{}, undefined],
	[{ adUserData: 'unknown' }, undefined],
	[{ adPersonalization: 'granted' }, undefined],
	[{ adUserData: 'granted' }, 'G'],
	[{ adUserData: 'granted', adPersonalization: 'unknown' }, 'G'],
	[{ adUserData: 'granted', adPersonalization: 'denied' }, 'D'],
	[{ adUserData: 'unknown', adPersonalization: 'denied' }, 'D'],
	[{ adUserData: 'denied' }, 'D'],
	[{ adUserData: 'denied', adPersonalization: 'granted' }, 'D'],
])('makes of the consent %j %s', (consent, expected) =>
	expect(eventOf({ consent }).adStorageConsent).toBe(expected),
);

it('hands on nothing about a buyer who forbade it, but the ids of the click', () => {
	const event = eventOf({
		consent: { adUserData: 'denied' },
		adClickIds: { msclkid: MSCLKID },
		user: { email: 'a@example.com', phone: '+15554441234', externalId: 'Customer-7' },
		platformFields: { microsoft: { anonymousId: 'a-1', gaid: 'AB-12' } },
	});
	expect(event.userData).toEqual({ msclkid: MSCLKID, externalId: sha256('Click-1') });
	expect(faultOfEvent(event, NOW_MS)).toBeUndefined();
});

it.each<[Conversion['event'], string]>([
	['Purchase', 'purchase'],
	['Lead', 'submit_lead_form'],
	['CompleteRegistration', 'signup'],
	['AddToCart', 'add_to_cart'],
	['Subscribe', 'subscribe'],
	['AppInstall', 'download'],
	['Custom_Second_Deposit', 'Second_Deposit'],
])('calls %s %s', (event, name) => expect(eventOf({ event }).eventName).toBe(name));

it('calls an event as the user does', () => {
	const eventNames = new Map<Conversion['event'], string>([['Purchase', 'PRODUCT_PURCHASE']]);
	expect(eventOf({}, microsoftSettings({}, { eventNames })).eventName).toBe('PRODUCT_PURCHASE');
});

it('asks Microsoft to go on after a wrong event', () =>
	expect(microsoft.platform.request(['{"a":1}', '{"b":2}'], microsoftSettings(), '')).toEqual({
		method: 'POST',
		url: '/v1/187012345/events',
		body: Buffer.from('{"data":[{"a":1},{"b":2}],"continueOnValidationError":true}'),
	}));
