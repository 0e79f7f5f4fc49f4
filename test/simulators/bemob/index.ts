import { html, json, Simulator, type SimulatedAnswer, type SimulatedRequest } from '../base';
import { createTruth, type Truth } from '../generator';
import { LISTS } from './entities';
import { buildReport, Invalid, type Naming } from './report';

export { bemobId, listed } from './entities';
export type { Naming } from './report';

export interface BemobSimulatorOptions {
	/** Conversions there are at the start; 1,000 unless told. */
	conversions?: number;
	seed?: number;
	days?: number;
	clicksPerConversion?: number;
	/** Clock, Unix time in milliseconds; the machine's unless told. */
	now?: () => number;
}

/** Who may ask here. */
export const BEMOB_KEYS = {
	accessKey: 'bemob-test-access',
	secretKey: 'bemob-test-secret',
	apiKey: 'bemob-test-key',
} as const;

const API = '/v1';
const MAX_LIMIT = 10_000;

/** BeMob's API as far as it is known: lists and the report. There is no log of conversions or clicks. */
export class BemobSimulator extends Simulator {
	readonly name = 'bemob';
	readonly truth: Truth;
	/** How the report names things. */
	naming: Naming = 'name';
	/** Refusals come with the status 200 and `success: false`. */
	isPolite = false;
	private readonly now: () => number;

	constructor(options: BemobSimulatorOptions = {}) {
		super();
		const { conversions = 1_000, seed, days, clicksPerConversion, now = Date.now } = options;
		this.now = now;
		this.truth = createTruth({ conversions, seed, days, clicksPerConversion, end: now() });
	}

	protected handle(request: SimulatedRequest): SimulatedAnswer {
		const { method, path, query } = request;
		if (!path.startsWith(API)) return html(404, '404 Not Found', 'There is no such page.');
		if (!isKnown(request)) return this.refusal(401, 'access_denied');
		const below = path.slice(API.length);
		try {
			if (method === 'GET' && below === '/report') return this.report(query, request.partial);
			const list = LISTS[below];
			if (method !== 'GET' || !list) return this.refusal(404, 'not_found');
			const wanted = query.get('status') === 'active' ? 'active' : undefined;
			const rows = list().filter(({ status }) => !wanted || !status || status === wanted);
			return success(rows.slice(0, limitOf(query)));
		} catch (error) {
			if (error instanceof Invalid) return this.refusal(422, error.message);
			throw error;
		}
	}

	protected override error(status: number): SimulatedAnswer {
		return json(status, { success: false, message: `Simulated error ${status}` });
	}

	private report(query: URLSearchParams, isPartial = false): SimulatedAnswer {
		const { truth, naming } = this;
		const data = buildReport(query, { truth, naming, nowMs: this.now() });
		const limited = data.slice(0, limitOf(query));
		return success({ data: isPartial ? limited.slice(0, limited.length / 2) : limited });
	}

	private refusal(status: number, message: string): SimulatedAnswer {
		return json(this.isPolite ? 200 : status, { success: false, message });
	}
}

function isKnown({ headers }: SimulatedRequest): boolean {
	const isPair =
		headers['x-access-key'] === BEMOB_KEYS.accessKey &&
		headers['x-secret-key'] === BEMOB_KEYS.secretKey;
	return isPair || headers['api-key'] === BEMOB_KEYS.apiKey;
}

function limitOf(query: URLSearchParams): number {
	const limit = Number(query.get('limit') ?? 100);
	if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) throw new Invalid('limit');
	return limit;
}

function success(payload: unknown): SimulatedAnswer {
	return json(200, { success: true, payload });
}
