import { KeitaroSimulator, type KeitaroSimulatorOptions, type TruthRow } from './keitaro';
import { startedUntil } from './lifetime';

export const END = Date.UTC(2026, 8, 18, 12);
export const ALL = { from: '2026-01-01', to: '2027-12-31', timezone: 'UTC' };
const KEY = 'keitaro-test-key';

export type Row = Record<string, unknown>;
interface Answer {
	status: number;
	type: string;
	text: string;
	/** Parsed JSON, or null for anything else. */
	body: unknown;
}
export interface Log {
	rows: Row[];
	total: number;
	summary: Row;
	meta: unknown;
}

const running = startedUntil(afterAll);

/** A Keitaro of its own, stopped after the last test of the file. */
export const started = async (options: KeitaroSimulatorOptions = {}): Promise<KeitaroSimulator> =>
	await running(new KeitaroSimulator({ conversions: 300, now: () => END, ...options }));

/** Any request with the key. */
export async function call(
	simulator: KeitaroSimulator,
	method: string,
	path: string,
	body?: unknown,
	headers: Record<string, string> = {},
): Promise<Answer> {
	const response = await fetch(`${simulator.url}${path}`, {
		method,
		headers: { 'api-key': KEY, 'content-type': 'application/json', ...headers },
		body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
	});
	const text = await response.text();
	const type = response.headers.get('content-type') ?? '';
	const isJson = type.includes('json') && text !== '';
	return { status: response.status, type, text, body: isJson ? JSON.parse(text) : null };
}

/** A request of the Admin API. */
export const api = (simulator: KeitaroSimulator, method: string, path: string, body?: unknown) =>
	call(simulator, method, `/admin_api/v1${path}`, body);

/** A log or report, which must be answered. */
export async function log(
	simulator: KeitaroSimulator,
	body: Row,
	path = '/conversions/log',
): Promise<Log> {
	const answer = await api(simulator, 'POST', path, body);
	expect(answer).toMatchObject({ status: 200 });
	return answer.body as Log;
}

/** What really happened. */
export const truthOf = (simulator: KeitaroSimulator): TruthRow[] =>
	simulator.commands.truth!({}) as TruthRow[];
