import { json, Simulator, type SimulatedAnswer, type SimulatedRequest } from '../base';
import { WevionAccount, without, type Row } from './account';
import { failure, Refusal } from './refusal';
import { routesOf, type Answer, type Route, type RouteOptions } from './routes';

export { TRACKER_KEY } from './account';

export interface WevionSimulatorOptions extends Partial<RouteOptions> {
	/** `wevion-test-key` unless told. */
	apiKey?: string;
	/** Which header the key is taken in; both unless told. */
	keyAs?: 'bearer' | 'xApiKey' | 'both';
	/** How lists are wrapped; bare unless told. */
	envelope?: 'bare' | 'data' | 'items' | 'named' | 'odd';
	/** Whether the paths that are only implied are there. */
	unconfirmed?: 'served' | 'missing';
	/** Rows of a page at most; all on one unless told. */
	pageSize?: number;
	/** How more pages are told; `stuck` tells of more and sends the same ones. */
	paging?: 'cursor' | 'number' | 'stuck';
	/** Requests a key may send in a minute; 100 unless told. */
	perMinute?: number;
	/** Whether the key has permissions of its own and may not ask for the profile. */
	scoped?: boolean;
	/** Clock in milliseconds; the machine's unless told. */
	now?: () => number;
}

/** Who may use Tracker Hub; finance, mediabuyer and viewer may not. */
const TRACKER_ROLES: readonly string[] = ['manager', 'admin', 'owner', 'super_admin'];

export const SIGNATURE = 'test-signature';
const CONVERSIONS = '/api/v1/postback/conversions';
const MINUTE_MS = 60_000;

const KEY_OF: Readonly<Record<string, (headers: SimulatedRequest['headers']) => unknown>> = {
	bearer: ({ authorization }) => authorization?.replace(/^Bearer /, ''),
	xApiKey: (headers) => headers['x-api-key'],
	both: (headers) => KEY_OF.bearer?.(headers) ?? headers['x-api-key'],
};

/** Wevion as its help pages have it, and made up where they are silent: every doubt is an option. */
export class WevionSimulator extends Simulator {
	readonly name = 'wevion';
	readonly apiKey: string;
	readonly account = new WevionAccount();
	private readonly routes: Array<Route & { pattern: RegExp }>;
	private readonly routeOptions: RouteOptions;
	private role = 'owner';
	private plan = 200;
	/** When the requests of the last minute came. */
	private recent: number[] = [];

	constructor(private readonly options: WevionSimulatorOptions = {}) {
		super();
		this.apiKey = options.apiKey ?? 'wevion-test-key';
		const { put = 'replace', testTold = 'body', member = 'path', style = 'camel' } = options;
		this.routeOptions = { put, testTold, member, style };
		this.routes = routesOf(this.routeOptions).map((route) => ({
			...route,
			pattern: new RegExp(`^${route.path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`),
		}));
		Object.assign(this.commands, {
			/** {role}: what the owner of the key may do from now on */
			setRole: (args: Row) => void (this.role = String(args.role)),
			/** {status}: 402 refuses every write, 200 ends it */
			setPlan: (args: Row) => void (this.plan = Number(args.status)),
		});
	}

	/** The postback URL of the workspace. */
	get template(): string {
		return `${this.url}${CONVERSIONS}?workspace=ws-1&signature=${SIGNATURE}&event={event_name}&value={value}&currency={currency}&click_id={click_id}&user_email={user_email}&custom_data={custom_data}`;
	}

	protected override error(status: number): SimulatedAnswer {
		return failure(status, `Simulated error ${status}`);
	}

	protected handle(request: SimulatedRequest): SimulatedAnswer {
		const { method, path, query } = request;
		if (path === CONVERSIONS && method === 'GET')
			return this.receive(query, query.get('signature'));
		this.checkKey(request);
		this.checkLimit();
		if (this.plan !== 200 && method !== 'GET') {
			throw new Refusal(this.plan, 'Subscription is past due');
		}
		if (path === CONVERSIONS && method === 'POST') {
			return this.receive(new URLSearchParams(flat(parsed(request))), SIGNATURE);
		}
		if (path === '/api/v1/postback/config' && method === 'GET') {
			return json(200, { data: { postbackUrl: this.template, enabled: true } });
		}
		if (path === '/api/v1/auth/me' && method === 'GET') return this.profile();
		return this.routed(request);
	}

	private routed(request: SimulatedRequest): SimulatedAnswer {
		const { method, path, query } = request;
		const isServed = ({ unconfirmed }: Route) =>
			unconfirmed !== true || this.options.unconfirmed !== 'missing';
		const route = this.routes.find(
			(one) => one.method === method && one.pattern.test(path) && isServed(one),
		);
		if (route === undefined) throw new Refusal(404, `Route ${method}:${path} not found`);
		if (route.forTrackers && !TRACKER_ROLES.includes(this.role)) {
			throw new Refusal(403, `Role ${this.role} may not use trackers`);
		}
		const matched = route.pattern.exec(path)?.groups ?? {};
		const places = Object.fromEntries(
			Object.entries(matched).map(([name, value]) => [name, decodeURIComponent(value)]),
		);
		const { account, routeOptions: options } = this;
		return this.told(route.run({ account, places, query, body: parsed(request), options }), query);
	}

	private told(answer: Answer, query: URLSearchParams): SimulatedAnswer {
		if (!('rows' in answer)) {
			if (answer.value === undefined) return { status: 204, body: '' };
			return json(200, answer.value);
		}
		const { page, more } = this.pageOf<unknown>(answer.rows, query);
		const { envelope = 'bare' } = this.options;
		if (envelope === 'bare' && more === undefined) return json(200, page);
		// As nobody would guess it.
		if (envelope === 'odd') return json(200, { answer: { text: 'see elsewhere' } });
		const names = { bare: 'data', data: 'data', items: 'items', named: answer.called };
		return json(200, { [names[envelope]]: page, success: true, ...more });
	}

	private pageOf<T>(rows: readonly T[], query: URLSearchParams): { page: T[]; more?: object } {
		const { pageSize = Infinity, paging = 'cursor' } = this.options;
		if (rows.length <= pageSize) return { page: [...rows] };
		const asked = paging === 'number' ? query.get('page') : query.get('cursor');
		const number = paging === 'stuck' ? 1 : Number(asked ?? 1);
		const page = rows.slice((number - 1) * pageSize, number * pageSize);
		const pages = Math.ceil(rows.length / pageSize);
		if (paging === 'number') return { page, more: { meta: { page: number, total_pages: pages } } };
		const next = number < pages ? String(number + 1) : null;
		return { page, more: { pagination: { next_cursor: next } } };
	}

	private profile(): SimulatedAnswer {
		if (this.options.scoped) throw new Refusal(403, 'Key lacks the permission profile:read');
		return json(200, { data: { id: 'user-1', role: this.role } });
	}

	private checkKey({ headers }: SimulatedRequest): void {
		const key = KEY_OF[this.options.keyAs ?? 'both']?.(headers);
		if (key !== this.apiKey) throw new Refusal(401, 'Invalid API key');
	}

	private checkLimit(): void {
		const now = (this.options.now ?? Date.now)();
		this.recent = this.recent.filter((at) => at > now - MINUTE_MS);
		if (this.recent.length >= (this.options.perMinute ?? 100)) {
			const wait = Math.ceil(((this.recent[0] ?? now) + MINUTE_MS - now) / 1000);
			throw new Refusal(429, 'Rate limit exceeded', { 'retry-after': String(wait) });
		}
		this.recent.push(now);
	}

	/** Takes what a tracker or a backend sends; nothing is passed on. */
	private receive(query: URLSearchParams, signature: string | null): SimulatedAnswer {
		if (signature !== SIGNATURE) throw new Refusal(401, 'Invalid signature');
		const values = without(Object.fromEntries(query), 'workspace', 'signature');
		if (!values.click_id || !values.event)
			throw new Refusal(400, 'event and click_id are required');
		this.account.conversions.push(values);
		return json(200, { status: 'received', id: `conv-${this.account.conversions.length}` });
	}
}

function parsed({ body }: SimulatedRequest): unknown {
	if (body === '') return {};
	try {
		return JSON.parse(body) as unknown;
	} catch {
		throw new Refusal(400, 'Body is not valid JSON');
	}
}

/** A JSON body as the parameters it stands for. */
function flat(body: unknown): Record<string, string> {
	return Object.fromEntries(
		Object.entries(body as Row).map(([name, value]) => [
			name,
			typeof value === 'object' ? JSON.stringify(value) : String(value),
		]),
	);
}
