import type { SimulatedRequest } from './request';

/** One request as it arrived, with secrets masked and its body capped. */
export interface Received {
	/** Unix time in milliseconds. */
	at: number;
	method: string;
	path: string;
	query: Record<string, string>;
	headers: Record<string, string>;
	/** The first `BODY_BYTES_KEPT` bytes. */
	body: string;
	/** HTTP status, or `cut` when no whole answer went out (yet). */
	answered: number | 'cut';
}

/** How many requests a simulator remembers; older ones are forgotten, but stay counted. */
export const REQUESTS_KEPT = 2_000;
export const BODY_BYTES_KEPT = 4_096;
export const MASK = '***';

const SECRET_HEADERS = [
	'authorization',
	'api-key',
	'access-token',
	'x-api-key',
	'developer-token',
	'cwauth-token',
	'x-access-key',
	'x-secret-key',
	'x-pixel-token',
];
const SECRET_PARAMETERS = [
	'access_token',
	'api_key',
	'apiKey',
	'apikey',
	'appsecret_proof',
	'api_secret',
	'client_secret',
	'refresh_token',
	'accessKey',
	'password',
];

// The same names inside a JSON or form body.
const SECRET_IN_BODY = new RegExp(
	`((?:${SECRET_PARAMETERS.join('|')})(?:"\\s*:\\s*"|=))[^"&\\s]+`,
	'g',
);

/** Whether a request carries a key of any kind: what must never reach another host. */
export function carriesKey(request: SimulatedRequest): boolean {
	return (
		SECRET_HEADERS.some((name) => request.headers[name] !== undefined) ||
		SECRET_PARAMETERS.some((name) => request.query.has(name)) ||
		maskBody(request.body) !== request.body
	);
}

function maskBody(body: string): string {
	return body.replace(SECRET_IN_BODY, `$1${MASK}`);
}

function masked(
	entries: Iterable<[string, string | string[] | undefined]>,
	secrets: readonly string[],
): Record<string, string> {
	const plain: Record<string, string> = {};
	for (const [name, value] of entries) {
		if (value === undefined) continue;
		plain[name] = secrets.includes(name.toLowerCase()) ? MASK : String(value);
	}
	return plain;
}

/** What is kept of a request. `raw` is its body in bytes. */
export function record(request: SimulatedRequest, raw: Buffer, at: number): Received {
	return {
		at,
		method: request.method,
		path: request.path,
		query: masked(request.query.entries(), SECRET_PARAMETERS),
		headers: masked(Object.entries(request.headers), SECRET_HEADERS),
		// Cut from the bytes: a slice of the string would keep the whole string in memory.
		body: maskBody(raw.toString('utf8', 0, BODY_BYTES_KEPT)),
		answered: 'cut',
	};
}

/** The last `size` entries, oldest first. */
export class Ring<T> {
	private readonly slots: T[] = [];
	private next = 0;

	constructor(private readonly size: number) {}

	push(entry: T): void {
		this.slots[this.next] = entry;
		this.next = (this.next + 1) % this.size;
	}

	list(): T[] {
		if (this.slots.length < this.size) return [...this.slots];
		return [...this.slots.slice(this.next), ...this.slots.slice(0, this.next)];
	}

	clear(): void {
		this.slots.length = 0;
		this.next = 0;
	}
}
