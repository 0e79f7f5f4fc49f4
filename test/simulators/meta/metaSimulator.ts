import {
	json,
	Simulator,
	type Command,
	type SimulatedAnswer,
	type SimulatedRequest,
} from '../base';
import { parseBody, tokenOf } from './body';
import { faultOfEvent } from './eventRules';
import { DEDUP_HOURS, MAX_EVENTS } from './fields';
import { customError, graphError, type CustomError, type GraphErrorName } from './graphErrors';
import { Ledger } from './ledger';
import type { ServerEvent } from './rule';
import { THROTTLE_ERRORS, usageHeaders, type Throttling } from './usage';

export interface MetaSimulatorOptions {
	accessToken?: string;
	datasetId?: string;
	/** The simulator's clock, in ms. */
	now?: () => number;
	dedupHours?: number;
	/** Name the refused row in `error_user_msg`, as Meta sometimes does. */
	namesRow?: boolean;
}

const HOUR_MS = 3_600_000;
const CALM_HEADERS = usageHeaders(0);
const PATH = /^\/(v\d+\.\d+)\/([^/]+)(?:\/([^/]+))?\/?$/;

/** Misbehaviours in Meta's own shape, by HTTP status. */
const ERROR_OF_STATUS: Readonly<Record<number, GraphErrorName>> = {
	401: 'wrongToken',
	403: 'permission',
	429: 'appLimit',
	500: 'temporary',
};

const numberOf = (value: unknown, otherwise: number): number =>
	typeof value === 'number' && Number.isFinite(value) ? value : otherwise;

const optionalNumber = (value: unknown): number | undefined =>
	typeof value === 'number' ? value : undefined;

/** Meta's Conversions API: one dataset, one token, as strict as the real one. */
export class MetaSimulator extends Simulator {
	readonly name = 'meta';
	readonly accessToken: string;
	readonly datasetId: string;

	private readonly now: () => number;
	private readonly namesRow: boolean;
	private readonly ledger: Ledger;
	private requests = 0;
	private refusedRequests = 0;
	private traces = 0;
	private throttling: Throttling | undefined;
	private errors: Array<CustomError & { times: number }> = [];

	override readonly commands: Record<string, Command> = {
		counts: () => ({
			...this.ledger.counts(),
			requests: this.requests,
			refusedRequests: this.refusedRequests,
		}),
		has: ({ eventId, eventName }) =>
			this.ledger.get(String(eventId), String(eventName)) !== undefined,
		get: ({ eventId, eventName }) => this.ledger.get(String(eventId), String(eventName)) ?? null,
		list: ({ offset, limit }) => ({
			total: this.ledger.counts().unique,
			events: this.ledger.list(numberOf(offset, 0), numberOf(limit, 1_000)),
		}),
		countedTwice: () => this.ledger.countedTwice(),
		reset: () => this.reset(),
		setThrottled: (args) => this.setThrottled(args),
		errorOnce: (args) => this.errorOnce(args),
	};

	constructor(options: MetaSimulatorOptions = {}) {
		super();
		this.accessToken = options.accessToken ?? 'meta-test-token';
		this.datasetId = options.datasetId ?? '1234567890';
		this.now = options.now ?? Date.now;
		this.namesRow = options.namesRow ?? false;
		this.ledger = new Ledger((options.dedupHours ?? DEDUP_HOURS) * HOUR_MS);
	}

	/** Forgets events, traffic and orders to fail. */
	reset(): void {
		this.ledger.clear();
		this.requests = 0;
		this.refusedRequests = 0;
		this.throttling = undefined;
		this.errors = [];
		this.forgetTraffic();
		this.behave();
	}

	/** `code` 4, 17 or 80004; `times` requests, or all until `code` 0. */
	private setThrottled(args: Record<string, unknown>): void {
		const code = numberOf(args.code, 80_004);
		if (code !== 0 && !THROTTLE_ERRORS[code]) {
			throw new Error(`'code' must be 0, ${Object.keys(THROTTLE_ERRORS).join(', ')}`);
		}
		this.throttling =
			code === 0
				? undefined
				: {
						code,
						minutes: numberOf(args.minutes, 1),
						httpStatus: numberOf(args.httpStatus, 400),
						times: numberOf(args.times, Infinity),
					};
	}

	/** The next `times` requests (1 unless told) get this error and change nothing. */
	private errorOnce(args: Record<string, unknown>): void {
		if (typeof args.code !== 'number') throw new Error(`'code' must be a number`);
		this.errors.push({
			code: args.code,
			subcode: optionalNumber(args.subcode),
			httpStatus: optionalNumber(args.httpStatus),
			transient: typeof args.transient === 'boolean' ? args.transient : undefined,
			times: numberOf(args.times, 1),
		});
	}

	protected override error(status: number): SimulatedAnswer {
		return graphError(ERROR_OF_STATUS[status] ?? 'unknown', this.trace(), undefined, status);
	}

	protected handle(request: SimulatedRequest): SimulatedAnswer {
		const answer = this.ordered() ?? this.route(request);
		return { ...answer, headers: { ...CALM_HEADERS, ...answer.headers } };
	}

	/** The error a command asked for, if one did. */
	private ordered(): SimulatedAnswer | undefined {
		const error = this.errors[0];
		if (error) {
			error.times -= 1;
			if (error.times <= 0) this.errors.shift();
			return customError(error, this.trace());
		}
		const { throttling } = this;
		if (!throttling) return undefined;
		throttling.times -= 1;
		if (throttling.times <= 0) this.throttling = undefined;
		const name = THROTTLE_ERRORS[throttling.code] ?? 'appLimit';
		const answer = graphError(name, this.trace(), undefined, throttling.httpStatus);
		return { ...answer, headers: { ...answer.headers, ...usageHeaders(throttling.minutes) } };
	}

	private route(request: SimulatedRequest): SimulatedAnswer {
		const [, version, object, edge] = PATH.exec(request.path) ?? [];
		if (!version || (edge && edge !== 'events')) return this.refuse('unknownPath');
		const fields = request.method === 'POST' ? parseBody(request) : {};
		const token = tokenOf(request, fields);
		if (token !== this.accessToken) return this.refuse(token ? 'wrongToken' : 'noToken');
		if (object !== this.datasetId) return this.refuse('unknownDataset');
		if (request.method === 'GET' && !edge) return this.dataset(request.query.get('fields'));
		if (request.method !== 'POST' || !edge) return this.refuse('unknownDataset');
		return this.events(fields);
	}

	private dataset(fields: string | null): SimulatedAnswer {
		const known: Record<string, unknown> = {
			id: this.datasetId,
			name: 'Test dataset',
			is_unavailable: false,
		};
		// Graph answers the id whatever is asked for.
		const asked = new Set(['id', ...(fields ?? 'name').split(',').filter(Boolean)]);
		const strange = [...asked].find((field) => !(field in known));
		if (strange) return this.refuse('unknownField');
		return json(200, Object.fromEntries([...asked].map((field) => [field, known[field]])));
	}

	private events(fields: Record<string, unknown>): SimulatedAnswer {
		this.requests += 1;
		const answer = this.takeEvents(fields);
		if (answer.status !== 200) this.refusedRequests += 1;
		return answer;
	}

	private takeEvents({
		data,
		test_event_code: testCode,
	}: Record<string, unknown>): SimulatedAnswer {
		if (!Array.isArray(data) || data.length === 0) return this.refuse('noData');
		if (data.length > MAX_EVENTS) return this.refuse('tooManyEvents');
		const nowMs = this.now();
		for (const [row, event] of data.entries()) {
			const fault = faultOfEvent(event, nowMs);
			if (!fault) continue;
			const where = this.namesRow ? `data[${row}]: ` : '';
			return this.refuse(fault.error, where + fault.detail);
		}
		if (typeof testCode === 'string' && testCode !== '') this.ledger.addTest(data.length);
		else for (const event of data as ServerEvent[]) this.ledger.add(event, nowMs);
		return json(200, { events_received: data.length, messages: [], fbtrace_id: this.trace() });
	}

	private refuse(name: GraphErrorName, userMessage?: string): SimulatedAnswer {
		return graphError(name, this.trace(), userMessage);
	}

	private trace(): string {
		this.traces += 1;
		return `ASim${this.traces.toString(36).padStart(8, '0')}`;
	}
}
