import { html, json, Simulator, type SimulatedAnswer, type SimulatedRequest } from '../base';
import { KeitaroAccount } from './account';
import { statusOfWord, type Build } from './builds';
import { commandsOf, RowMover } from './commands';
import { isRecord, refusal, type Body } from './refusal';
import { routesOf, type Route } from './routes';

export type { Build } from './builds';
export type { Moving, TruthRow } from './commands';
export { OPERATOR_NAMES } from './filters';
export { DEFAULT_LIMIT, MAX_LIMIT } from './logQuery';

export interface KeitaroSimulatorOptions {
	/** Conversions there are at the start; 1,000 unless told, at most 4,000,000. */
	conversions?: number;
	seed?: number;
	/** `keitaro-test-key` unless told. */
	apiKey?: string;
	/** How far back the first conversion lies; 90 unless told. */
	days?: number;
	/** Clock, Unix time in milliseconds; the machine's unless told. */
	now?: () => number;
	/** `v11` unless told. */
	build?: Build;
	/** Folder the panel is installed in, such as `/panel`; none unless told. */
	panelPath?: string;
	/** Secret part of the incoming postback's path; `postback-test-key` unless told. */
	postbackKey?: string;
}

const API = '/admin_api/v1';

interface Match {
	run: Route['run'];
	id: number;
}

/** Logs and reports are read by POST. */
const isReading = (path: string): boolean => /\/(log|report\/build)$/.test(path);

/** Keitaro's Admin API, as strict as the real one, over a seeded account with a clock. */
export class KeitaroSimulator extends Simulator {
	readonly name = 'keitaro';
	readonly apiKey: string;
	readonly postbackKey: string;
	readonly account: KeitaroAccount;
	private readonly base: string;
	private readonly routes: Array<Route & { pattern: RegExp }>;
	private edition = 200;

	constructor(options: KeitaroSimulatorOptions = {}) {
		super();
		const { conversions = 1_000, seed = 1, days = 90, now = Date.now, build = 'v11' } = options;
		this.apiKey = options.apiKey ?? 'keitaro-test-key';
		this.postbackKey = options.postbackKey ?? 'postback-test-key';
		this.base = `${options.panelPath ?? ''}${API}`;
		this.account = new KeitaroAccount({ conversions, seed, days, now, build });
		const mover = new RowMover(this.account);
		const hooks = { onConversionsPage: mover.onPage.bind(mover) };
		this.routes = routesOf(this.account, hooks).map((route) => ({
			...route,
			pattern: new RegExp(`^${route.path.replace(':id', '(\\d+)')}$`),
		}));
		const setEdition = (status: number) => {
			this.edition = status;
		};
		Object.assign(this.commands, commandsOf(this.account, mover, setEdition));
	}

	protected handle(request: SimulatedRequest): SimulatedAnswer {
		this.account.tick();
		if (request.path === `/${this.postbackKey}/postback`) return this.receive(request.query);
		return this.answer(request);
	}

	protected override error(status: number): SimulatedAnswer {
		return json(status, { error: `Simulated error ${status}` });
	}

	private answer(request: SimulatedRequest): SimulatedAnswer {
		const match = this.match(request);
		// A wrong path, a wrong method and a slash at the end all meet the panel's own 404 page.
		if (!match) return html(404, '404 Not Found', 'The page you requested was not found.');
		if (request.headers['api-key'] !== this.apiKey)
			throw refusal(401, 'Invalid or missing API key');
		if (this.edition !== 200) {
			throw refusal(this.edition, 'Admin API is not available in your edition');
		}
		const answer = match.run({
			id: match.id,
			query: request.query,
			body: this.body(request),
			partial: request.partial === true,
		});
		if (request.method !== 'GET' && !isReading(request.path)) this.account.revision += 1;
		return answer;
	}

	private match({ method, path }: SimulatedRequest): Match | undefined {
		if (!path.startsWith(this.base)) return undefined;
		const rest = path.slice(this.base.length);
		for (const route of this.routes) {
			const found = route.method === method ? route.pattern.exec(rest) : null;
			if (found) return { run: route.run, id: Number(found[1]) };
		}
		return undefined;
	}

	/** A body must be a JSON object and say so; none at all is an empty one. */
	private body({ body, headers }: SimulatedRequest): Body {
		if (body === '') return {};
		if (!headers['content-type']?.includes('json')) {
			throw refusal(400, 'Content-Type must be application/json');
		}
		let parsed: unknown;
		try {
			parsed = JSON.parse(body);
		} catch {
			throw refusal(400, 'Body is not valid JSON');
		}
		if (!isRecord(parsed)) throw refusal(400, 'Body must be a JSON object');
		return parsed;
	}

	/**
	 * Incoming S2S postback. The work is done in a queue: the answer is the same text whether the
	 * click exists or not.
	 */
	private receive(query: URLSearchParams): SimulatedAnswer {
		const get = (...names: string[]) => names.map((name) => query.get(name)).find(Boolean) ?? '';
		const click = this.account.truth.clickOfId(get('subid', 'sub_id', 'clickid'));
		const word = get('status', 'type');
		const status = statusOfWord(word);
		const payout = get('payout', 'revenue', 'profit');
		if (click !== undefined && status) {
			this.account.receive(click, {
				status,
				word: word || 'sale',
				revenue: payout === '' || isNaN(Number(payout)) ? null : Number(payout),
				transactionId: get('tid') || undefined,
			});
		}
		const headers = { 'content-type': 'text/plain; charset=utf-8' };
		return { status: 200, headers, body: get('return') || 'Success' };
	}
}
