import { request } from '../../../../nodes/shared/n8n/http';
import { WevionClient, type WevionLine } from '../../../../nodes/shared/wevion/client';
import { readOverrides } from '../../../../nodes/shared/wevion/overrides';
import { WevionSimulator } from '../../../simulators/wevion';
import { startedUntil } from '../../../simulators/lifetime';

const started = startedUntil(afterEach);
let simulator: WevionSimulator;
let now: number;
let slept: number[];

beforeEach(async () => {
	now = Date.UTC(2026, 10, 20);
	slept = [];
	simulator = await started(new WevionSimulator({ now: () => now }));
});

/** A way to the simulator whose clock only moves when somebody sleeps. */
function line(more: Partial<WevionLine> = {}): WevionLine {
	const send = async ({ url, method }: { url: string; method?: string }) => {
		const answer = await fetch(simulator.url + url, {
			method,
			headers: { 'x-api-key': simulator.apiKey },
		});
		const headers = Object.fromEntries(answer.headers);
		return { statusCode: answer.status, headers, body: await answer.text() };
	};
	return {
		once: async (asked) => await request(send, asked, () => now),
		now: () => now,
		sleep: async (ms) => {
			slept.push(ms);
			now += ms;
			return await Promise.resolve();
		},
		random: () => 1,
		overrides: readOverrides('{}'),
		requestsPerMinute: 100,
		cancelled: () => false,
		...more,
	};
}

const answered = () => simulator.received().map((one) => one.answered);

it('keeps to 100 requests a minute, so that none is refused', async () => {
	const client = new WevionClient(line());
	for (let index = 0; index < 250; index++) await client.ask('currencies');
	expect(answered().filter((status) => status !== 200)).toEqual([]);
	expect(slept).toEqual([60_000, 60_000]);
});

it('gives postbacks their own limit of 1,000 a minute', async () => {
	const client = new WevionClient(line());
	let sent = 0;
	for (let index = 0; index < 1_001; index++) {
		await client.postback(async () => {
			sent += 1;
			return await Promise.resolve({ answer: { status: 200, headers: {}, body: '' } });
		});
	}
	expect(sent).toBe(1_001);
	expect(slept).toEqual([60_000]);
});

it('shares the limit with all that use the same key', async () => {
	const pace = line();
	const clients = [new WevionClient(line({ pace })), new WevionClient(line({ pace }))];
	for (let index = 0; index < 60; index++) {
		for (const client of clients) await client.ask('currencies');
	}
	expect(answered().filter((status) => status !== 200)).toEqual([]);
});

it('waits as long as Wevion says where something else has used up the limit', async () => {
	await new WevionClient(line({ requestsPerMinute: 1_000 })).ask('currencies');
	for (let index = 0; index < 99; index++) {
		await fetch(`${simulator.url}/api/v1/auth/me`, { headers: { 'x-api-key': simulator.apiKey } });
	}
	now += 20_000;
	await new WevionClient(line({ requestsPerMinute: 1_000 })).ask('currencies');
	expect(slept).toEqual([40_000]);
	expect(answered().slice(-2)).toEqual([429, 200]);
});

it('stops waiting when the execution is stopped', async () => {
	simulator.misbehave({ kind: 'throttled', times: 9 });
	const client = new WevionClient(line({ cancelled: () => true }));
	await expect(client.ask('currencies')).rejects.toThrow('Wevion asks for fewer requests (429)');
	expect(simulator.requestCount).toBe(1);
});
