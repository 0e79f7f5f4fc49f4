import type { IDataObject } from 'n8n-workflow';
import { PLATFORMS } from '../../../nodes/shared/platforms/registry';
import { ask } from './ask';
import { ACCOUNTS } from './credentials';
import type { Asked } from './line';

const NOW = '2026-11-20T12:00:00Z';
const conversion = (n: number, more: IDataObject = {}): IDataObject => ({
	id: `c${n}`,
	event: 'Purchase',
	convertedAt: '2026-11-20T11:00:00Z',
	revenue: 12.5,
	currency: 'USD',
	clickId: `click-${n}`,
	ip: '203.0.113.7',
	userAgent: 'Mozilla/5.0 (Test)',
	...more,
});
const line = (more: Partial<Asked> = {}): Asked => ({
	id: 'line',
	platform: 'meta',
	now: NOW,
	settings: { eventSourceUrl: 'https://landing.example.com/offer' },
	conversions: [conversion(1), conversion(2)],
	...more,
});
const TAKEN = { status: 200, body: { events_received: 1, fbtrace_id: 'T' } };

it.each(PLATFORMS.map(({ platform }) => platform.credential))(
	'has a made-up account for the credential %s',
	(credential) => expect(ACCOUNTS).toHaveProperty(credential),
);

it('shows without answers what would be sent, once, and what would be skipped', async () => {
	const old = conversion(3, { convertedAt: '2026-10-01T00:00:00Z' });
	const { requests, results } = await ask(line({ conversions: [conversion(1), old] }));
	expect(requests).toHaveLength(1);
	expect(requests[0]).toMatchObject({
		method: 'POST',
		url: 'https://graph.facebook.com/v25.0/1234567890123456/events',
		headers: { authorization: 'Bearer ***', 'content-type': 'application/json' },
		body: { data: [{ event_name: 'Purchase', event_time: 1_795_172_400 }] },
	});
	expect(results).toEqual([
		{
			index: 1,
			outcome: 'skipped',
			class: null,
			code: 'too_old',
			reason: expect.stringContaining('2026-10-01') as string,
		},
	]);
});

it('plays the answers in turn and says what became of each conversion', async () => {
	const throttled = {
		status: 429,
		headers: { 'retry-after': '3' },
		body: { error: { code: 4, message: 'Slow down' } },
	};
	const { requests, results } = await ask(line({ answers: [throttled, TAKEN] }));
	expect(requests).toHaveLength(2);
	expect(results.map(({ index, outcome }) => [index, outcome])).toEqual([
		[0, 'accepted'],
		[1, 'accepted'],
	]);
});

it('gives the last answer again when there are more requests than answers', async () => {
	const refused = { status: 400, body: { error: { code: 190, message: 'Bad token' } } };
	const { results } = await ask(line({ answers: [refused] }));
	expect(results).toMatchObject([
		{ index: 0, outcome: 'failed', class: 'auth', code: '190' },
		{ index: 1, outcome: 'failed', class: 'auth', code: '190' },
	]);
});

it('passes waits of minutes without waiting', async () => {
	const busy = {
		status: 429,
		headers: { 'retry-after': '59' },
		body: { error: { code: 4, message: 'Slow down' } },
	};
	const { requests, results } = await ask(line({ answers: [busy, busy, busy, busy, TAKEN] }));
	expect(requests).toHaveLength(5);
	expect(results[0]?.outcome).toBe('accepted');
});

it('says what is wrong with a setting', async () => {
	const { error } = await ask(line({ settings: { options: { version: 'newest' } } }));
	expect(error?.message).toContain("'API Version' is not a version");
});

it('shows no secret', async () => {
	const secret = 'app-secret-of-the-contract';
	const told = await ask(line({ credential: { appSecret: secret }, answers: [TAKEN] }));
	expect(JSON.stringify(told)).not.toMatch(/contract-access-token|app-secret-of-the-contract/);
	expect(told.requests[0]?.url).toContain('appsecret_proof=');
});

/** What the user must choose before the platform can take anything. */
const GOOGLE_ADS = {
	customerId: '1234567890',
	conversionAction: { __rl: true, mode: 'id', value: '987654321' },
};
const CHOSEN: Readonly<Record<string, Asked['settings']>> = {
	googleDataManager: { operatingAccount: '1234567890', conversionActionId: '987654321' },
	googleAdsConversions: GOOGLE_ADS,
	googleAdsAdjustments: GOOGLE_ADS,
	linkedin: { linkedinConversionId: '104012' },
	x: { xEventId: 'o87ne' },
};
/** Click ids for the platforms that know conversions by nothing else. */
const CLICK_IDS = {
	gclid: 'Cj0KCQ-contract-gclid-000000000',
	tblci: 'GiC3-contract-tblci-0000000',
	obClickId: 'v1-contract-outbrain-0000',
};
const BUYER = { email: 'contract.buyer@example.com', phone: '+49 170 1234567' };

describe.each(PLATFORMS.map(({ platform }) => platform.name))('%s', (platform) => {
	const told = async (more: IDataObject = {}) => {
		const given = conversion(1, { adClickIds: CLICK_IDS, user: BUYER, ...more });
		const chosen = { eventSourceUrl: 'https://landing.example.com/offer', ...CHOSEN[platform] };
		return await ask(line({ platform, conversions: [given], settings: chosen }));
	};

	it('sends a sale or says why not, with nothing in it that must not be seen', async () => {
		const { requests, results, error } = await told();
		expect(error).toBeUndefined();
		expect(requests.length + results.length).toBe(1);
		expect(JSON.stringify(requests)).not.toMatch(
			/contract\.buyer|170.?1234567|contract-\w+-(?:token|secret)/,
		);
	});

	it('tells of a refund or says why not', async () => {
		const { requests, results, error } = await told({ status: 'refunded' });
		expect(error).toBeUndefined();
		expect(requests.length + results.length).toBe(1);
	});
});
