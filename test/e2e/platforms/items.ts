import type { IDataObject } from 'n8n-workflow';

/** A buyer whose data must be seen nowhere but in the items that go in. */
export const BUYER = {
	email: 'Sentinel.Buyer@example.com',
	phone: '+491709876543',
	firstName: 'Zebediah',
	lastName: 'Quartermain',
};

const HOUR_MS = 3_600_000;
/** Young enough for Google Analytics, old enough for a retraction at Google Ads. */
const AGE_MS = 30 * HOUR_MS;
/** Longer ago than the six hours in which Google does not know a click. */
const CLICK_AGE_MS = 40 * HOUR_MS;

const clickIds = (n: number): IDataObject => ({
	fbclid: `IwARtest_click-${n}`,
	gclid: `Cj0KCQtest_click-${n}`,
	ttclid: `E.C.P.test_click-${n}`,
	tblci: `GiCtest_click-${n}`,
	obClickId: `v3-test_click-${n}`,
	rdtCid: `rdt-test_click-${n}`,
	scCid: `sc-test_click-${n}`,
	epik: `epik-test_click-${n}`,
	liFatId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
	msclkid: n.toString(16).padStart(32, '0'),
	twclid: `tw-test-click-${n}`,
});

/** A sale with everything that a platform could ask for, as a trigger emits it. */
export function sale(n: number, more: IDataObject = {}): IDataObject {
	const nowMs = Date.now();
	return {
		id: `sale-${n}`,
		event: 'Purchase',
		clickedAt: new Date(nowMs - CLICK_AGE_MS - n).toISOString(),
		convertedAt: new Date(nowMs - AGE_MS - n).toISOString(),
		tracker: 'keitaro',
		account: 'tracker.example.com',
		status: 'confirmed',
		trackerStatus: 'sale',
		revenue: 10 + n,
		currency: 'USD',
		clickId: `click-${n}`,
		transactionId: `order-${n}`,
		ip: '203.0.113.7',
		userAgent: 'Mozilla/5.0 (Test)',
		pageUrl: 'https://landing.example.com/offer',
		user: BUYER,
		adClickIds: clickIds(n),
		...more,
	};
}
