import { createHash } from 'node:crypto';

import { faultOfEvent as faultAtLinkedIn, LinkedInSimulator } from './linkedin';
import { faultOfEvent as faultAtMicrosoft, MicrosoftSimulator } from './microsoft';
import { HASH_OF_NOTHING, type PlatformSimulator } from './platform';
import { faultOfEvent as faultAtX, XSimulator } from './x';
import { startedUntil } from './lifetime';

type Fields = Record<string, unknown>;

const NOW_MS = Date.UTC(2026, 10, 20, 12, 0, 0);
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const HASH = createHash('sha256').update('buyer@example.com').digest('hex');

/** An event that a platform takes, changes for which it refuses it, and how it is reached. */
interface Platform {
	fault: (event: unknown, nowMs: number) => string | undefined;
	good: Fields;
	wrong: Array<[what: string, change: Fields]>;
	simulator: (now: () => number) => PlatformSimulator;
	path: string;
	headers: Fields;
	/** Headers that differ from the right ones. */
	strangers: Fields[];
	body: (events: Fields[]) => Fields;
	batch: number;
}

const emailOf = (idValue: string) => ({ user: { userIds: [{ idType: 'SHA256_EMAIL', idValue }] } });
const linkedinHeaders = {
	authorization: 'Bearer test-key',
	'linkedin-version': '202608',
	'x-restli-protocol-version': '2.0.0',
	'x-restli-method': 'BATCH_CREATE',
};

const PLATFORMS: Record<string, Platform> = {
	linkedin: {
		fault: faultAtLinkedIn,
		good: {
			conversion: 'urn:lla:llaPartnerConversion:1',
			conversionHappenedAt: NOW_MS - HOUR_MS,
			conversionValue: { currencyCode: 'USD', amount: '1.5' },
			...emailOf(HASH),
			eventId: 'e-1',
		},
		wrong: [
			['an e-mail that is not hashed', emailOf('buyer@example.com')],
			['the hash of a blank', emailOf(HASH_OF_NOTHING)],
			[
				'a kind of id that it does not know',
				{ user: { userIds: [{ idType: 'X', idValue: 'x' }] } },
			],
			['nobody', { user: { userIds: [] } }],
			['half a name', { user: { userIds: [], userInfo: { firstName: 'Test' } } }],
			['a conversion that is only a number', { conversion: '1' }],
			['seconds', { conversionHappenedAt: (NOW_MS - HOUR_MS) / 1_000 }],
			['an age of more than 90 days', { conversionHappenedAt: NOW_MS - 90 * DAY_MS - 1 }],
			['an amount that is a number', { conversionValue: { currencyCode: 'USD', amount: 1.5 } }],
			['an amount without currency', { conversionValue: { amount: '1.5' } }],
			['a blank', { eventId: ' ' }],
			['a field it does not know', { strange: 1 }],
		],
		simulator: (now) => new LinkedInSimulator({ now }),
		path: '/rest/conversionEvents',
		headers: linkedinHeaders,
		strangers: [
			{ authorization: 'Bearer other' },
			{ 'linkedin-version': '202401' },
			{ 'x-restli-method': '' },
			{ 'x-restli-protocol-version': '1.0.0' },
		],
		body: (elements) => ({ elements }),
		batch: 5_000,
	},
	microsoft: {
		fault: faultAtMicrosoft,
		good: {
			eventType: 'custom',
			eventName: 'purchase',
			eventId: 'e-1',
			eventTime: (NOW_MS - HOUR_MS) / 1_000,
			userData: { em: HASH },
			customData: { value: 1.5, currency: 'USD', items: [{ id: 'sku' }] },
		},
		wrong: [
			['an e-mail that is not hashed', { userData: { em: 'buyer@example.com' } }],
			['the hash of a blank', { userData: { em: HASH_OF_NOTHING } }],
			['an address and nothing else', { userData: { clientIpAddress: '203.0.113.7' } }],
			['something else for a click id', { userData: { msclkid: 'abc' } }],
			['a custom event without name', { eventName: undefined }],
			['milliseconds', { eventTime: NOW_MS }],
			['an age of more than 7 days', { eventTime: (NOW_MS - 7 * DAY_MS) / 1_000 - 1 }],
			['a consent in words', { adStorageConsent: 'granted' }],
			['a value that is text', { customData: { value: '1.5' } }],
			['an item without id', { customData: { items: [{ name: 'Shoe' }] } }],
			['null', { customData: { currency: null } }],
			['a field it does not know', { strange: 1 }],
		],
		simulator: (now) => new MicrosoftSimulator({ now }),
		path: '/v1/187012345/events',
		headers: { authorization: 'Bearer test-key' },
		strangers: [{ authorization: 'Bearer other' }],
		body: (data) => ({ data, continueOnValidationError: true }),
		batch: 1_000,
	},
	x: {
		fault: faultAtX,
		good: {
			conversion_time: new Date(NOW_MS - HOUR_MS).toISOString(),
			event_id: 'tw-o8z6j-o87ne',
			identifiers: [{ hashed_email: HASH }],
			conversion_id: 'e-1',
			value: 1.5,
			price_currency: 'USD',
		},
		wrong: [
			['an e-mail that is not hashed', { identifiers: [{ hashed_email: 'buyer@example.com' }] }],
			['the hash of a blank', { identifiers: [{ hashed_email: HASH_OF_NOTHING }] }],
			['nobody', { identifiers: [] }],
			['an address alone', { identifiers: [{ ip_address: '203.0.113.7' }] }],
			['seconds', { conversion_time: NOW_MS / 1_000 }],
			['an event without its pixel', { event_id: 'o87ne' }],
			['a value that is text', { value: '1.5' }],
			['a currency in small letters', { price_currency: 'usd' }],
			['no pieces', { number_items: 0 }],
			['a field it does not know', { strange: 1 }],
		],
		simulator: (now) => new XSimulator({ now }),
		path: '/12/measurement/conversions/o8z6j',
		headers: { 'x-pixel-token': 'test-key' },
		strangers: [{ 'x-pixel-token': 'other' }],
		body: (conversions) => ({ conversions }),
		batch: 500,
	},
};

describe.each(Object.entries(PLATFORMS))('the %s simulator', (_name, platform) => {
	const { good, fault, wrong, path, headers, strangers, body, batch } = platform;

	it('takes a sound event', () => expect(fault(good, NOW_MS)).toBeUndefined());

	it.each(wrong)('refuses %s', (_what, change) => {
		const event = JSON.parse(JSON.stringify({ ...good, ...change })) as unknown;
		expect(fault(event, NOW_MS)).toMatch(/^\S+: .+/);
	});

	describe('over HTTP', () => {
		let nowMs = NOW_MS;
		const started = startedUntil(afterEach);
		let simulator: PlatformSimulator;
		beforeEach(async () => {
			nowMs = NOW_MS;
			simulator = await started(platform.simulator(() => nowMs));
		});

		const post = async (events: Fields[], more: Fields = {}, to = path) => {
			const response = await fetch(simulator.url + to, {
				method: 'POST',
				headers: { ...headers, ...more } as Record<string, string>,
				body: JSON.stringify(body(events)),
			});
			return response.status;
		};
		const many = (count: number) =>
			Array.from(
				{ length: count },
				(_, n) => JSON.parse(JSON.stringify(good).replace('e-1', `e-${n}`)) as Fields,
			);

		it('counts each event once within its window, and again after it', async () => {
			expect(await post([good, good])).toBe(200);
			nowMs += 3 * DAY_MS;
			expect(await post([good])).toBe(200);
			expect(simulator.counts()).toMatchObject({ unique: 1, copies: 3, countedTwice: 1 });
		});

		it('takes a full request and refuses one more event, or none', async () => {
			expect(await post(many(batch))).toBe(200);
			expect(await post(many(batch + 1))).toBe(400);
			expect(await post([])).toBe(400);
			expect(simulator.counts()).toMatchObject({ unique: batch, requests: 3, refusedRequests: 2 });
		});

		it('lets in nobody who does not know how', async () => {
			for (const stranger of strangers) expect(await post([good], stranger)).toBeGreaterThan(399);
			expect(await post([good], {}, `${path}/other`)).toBe(404);
			expect(simulator.counts().unique).toBe(0);
		});

		it('throttles as often as it is told', async () => {
			simulator.throttle(2);
			expect([await post([good]), await post([good]), await post([good])]).toEqual([429, 429, 200]);
		});
	});
});
