import { createHash } from 'node:crypto';

import { MetaSimulator, type MetaSimulatorOptions } from './meta';
import { startedUntil } from './lifetime';

export const NOW_MS = Date.UTC(2026, 10, 20, 12, 0, 0);
export const NOW = NOW_MS / 1_000;
export const DAY = 86_400;
export const HOUR_MS = 3_600_000;

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export type Fields = Record<string, unknown>;

export const USER = {
	em: [sha256('buyer@example.com')],
	country: sha256('de'),
	client_ip_address: '203.0.113.7',
	client_user_agent: 'Mozilla/5.0 (Test)',
	fbc: `fb.1.${NOW_MS - HOUR_MS}.IwAR2_Test-Click`,
	fbp: `fb.1.${NOW_MS - HOUR_MS}.1098115397`,
	external_id: 'click-1',
};

export const CUSTOM = { value: 12.5, currency: 'EUR' };

/** An event that Meta takes. */
export const event = (more: Fields = {}): Fields => ({
	event_name: 'Purchase',
	event_time: NOW - 60,
	event_id: 'conversion-1',
	action_source: 'website',
	event_source_url: 'https://example.com/landing',
	user_data: USER,
	custom_data: CUSTOM,
	...more,
});

interface GraphAnswer {
	events_received?: number;
	fbtrace_id?: string;
	error?: Fields;
}

/** What the clock of Meta shows. */
export const clock = { ms: NOW_MS };

/** The Meta of the test that runs, by `start`. */
export let meta: MetaSimulator;

const started = startedUntil(afterEach);

/** Before each test: a new Meta, at the same time of day; it is stopped after the test. */
export async function start(options: MetaSimulatorOptions = {}): Promise<void> {
	clock.ms = NOW_MS;
	meta = await started(new MetaSimulator({ now: () => clock.ms, ...options }));
}

/** Any request with the token. */
export async function call(path: string, init: RequestInit = {}) {
	const response = await fetch(meta.url + path, {
		...init,
		headers: { Authorization: 'Bearer meta-test-token', ...init.headers },
	});
	return {
		status: response.status,
		headers: response.headers,
		body: (await response.json()) as GraphAnswer,
	};
}

/** A request of the events, as it is given. */
export const post = async (body: unknown, path = '/v26.0/1234567890/events', headers = {}) =>
	await call(path, { method: 'POST', body: JSON.stringify(body), headers });

/** Events in one request. */
export const send = async (...events: unknown[]) => await post({ data: events });

export const counts = () => meta.commands.counts?.({}) as Fields;

export const command = (name: string, args: Fields = {}): unknown => meta.commands[name]?.(args);
