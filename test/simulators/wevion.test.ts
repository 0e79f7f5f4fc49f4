import { SIGNATURE, WevionSimulator, type WevionSimulatorOptions } from './wevion';
import { startedUntil } from './lifetime';

const started = startedUntil(afterEach);
let simulator: WevionSimulator;
const start = async (options: WevionSimulatorOptions = {}) => {
	simulator = await started(new WevionSimulator(options));
};

interface Asked {
	method?: string;
	headers?: Record<string, string>;
	body?: unknown;
}

async function ask(path: string, { method = 'GET', headers, body }: Asked = {}) {
	const answer = await fetch(simulator.url + path, {
		method,
		headers: headers ?? { 'x-api-key': simulator.apiKey },
		...(body !== undefined && { body: JSON.stringify(body) }),
	});
	const text = await answer.text();
	return {
		status: answer.status,
		retryAfter: answer.headers.get('retry-after'),
		body: text === '' ? undefined : (JSON.parse(text) as unknown),
	};
}

const MAPPINGS = '/api/v1/trackers/trk-1/mappings';

it.each([
	['bearer', { authorization: 'Bearer wevion-test-key' }, { 'x-api-key': 'wevion-test-key' }],
	['xApiKey', { 'x-api-key': 'wevion-test-key' }, { authorization: 'Bearer wevion-test-key' }],
] as const)('takes the key as %s only, when told', async (keyAs, right, wrong) => {
	await start({ keyAs });
	expect((await ask(MAPPINGS, { headers: right })).status).toBe(200);
	expect((await ask(MAPPINGS, { headers: wrong })).status).toBe(401);
});

it.each([
	...['manager', 'admin', 'owner', 'super_admin'].map((role) => [role, 200] as const),
	...['mediabuyer', 'finance', 'viewer'].map((role) => [role, 403] as const),
])('answers %s with %i', async (role, status) => {
	await start();
	simulator.commands.setRole?.({ role });
	expect((await ask(MAPPINGS)).status).toBe(status);
});

it('answers 429 after 100 requests, and says how long that lasts', async () => {
	let now = 1_000_000;
	await start({ now: () => now });
	for (let index = 0; index < 100; index++) expect((await ask(MAPPINGS)).status).toBe(200);
	now += 15_000;
	expect(await ask(MAPPINGS)).toMatchObject({ status: 429, retryAfter: '45' });
	now += 45_001;
	expect((await ask(MAPPINGS)).status).toBe(200);
});

it('has no path that is not stated, when told', async () => {
	await start({ unconfirmed: 'missing' });
	expect((await ask('/api/v1/trackers')).status).toBe(404);
	expect((await ask(MAPPINGS)).status).toBe(200);
});

it('wants both campaigns of a mapping', async () => {
	await start();
	const body = { mappings: [{ trackerCampaignId: '1' }] };
	expect((await ask(MAPPINGS, { method: 'PUT', body })).status).toBe(400);
});

it('takes postbacks by signature, without a key', async () => {
	await start();
	const path = '/api/v1/postback/conversions?event=Lead&click_id=c1&signature=';
	expect((await ask(path + SIGNATURE, { headers: {} })).status).toBe(200);
	expect((await ask(`${path}other`, { headers: {} })).status).toBe(401);
	expect(simulator.account.conversions).toEqual([{ event: 'Lead', click_id: 'c1' }]);
});
