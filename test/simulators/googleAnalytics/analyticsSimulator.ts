import { html, json, type SimulatedAnswer, type SimulatedRequest } from '../base';
import { fieldsOf, PlatformSimulator, type Fields, type PlatformOptions } from '../platform';
import { faultOfBody, faultOfEvent, type ValidationMessage } from './eventRules';

export interface AnalyticsOptions extends PlatformOptions {
	measurementId?: string;
	apiSecret?: string;
}

/** Bytes of a request. */
const MAX_BODY = 130_000;
/** Purchases are known again by their transaction ID; the reports look that far back. */
const KNOWN_HOURS = 31 * 24;

/** The Measurement Protocol: says nothing to whatever it gets, and counts only what is right. */
export class AnalyticsSimulator extends PlatformSimulator {
	readonly name = 'googleAnalytics';
	readonly measurementId: string;
	readonly apiSecret: string;
	/** What was dropped without a word, and why. */
	readonly dropped: ValidationMessage[] = [];
	/** Visitors by the transaction ID, or the event's name where there is none. */
	readonly visitors = new Map<string, string>();
	/** Events of each request. */
	readonly sizes: number[] = [];

	constructor(options: AnalyticsOptions = {}) {
		super(KNOWN_HOURS, options);
		this.measurementId = options.measurementId ?? 'G-TEST123456';
		this.apiSecret = options.apiSecret ?? 'test-secret';
	}

	override reset(): void {
		super.reset();
		this.dropped.length = 0;
		this.sizes.length = 0;
		this.visitors.clear();
	}

	protected override throttledAnswer(): SimulatedAnswer {
		return html(429, '429 Too Many Requests', 'Try again later.');
	}

	protected route(request: SimulatedRequest): SimulatedAnswer {
		const { method, path } = request;
		if (method === 'POST' && path === '/mp/collect') return this.collect(request);
		if (method === 'POST' && path === '/debug/mp/collect') return this.validate(request);
		return html(404, 'Error 404 (Not Found)', 'The requested URL was not found on this server.');
	}

	/** 204 and nothing else, whatever it was. */
	private collect(request: SimulatedRequest): SimulatedAnswer {
		this.eventRequests += 1;
		const body = fieldsOf(request);
		const fault = this.faultOfAddress(request) ?? this.faultOfSize(request) ?? faultOfBody(body);
		if (fault !== undefined) this.dropped.push(fault);
		else this.takeAll(body);
		return { status: 204, body: '' };
	}

	private takeAll(body: Fields): void {
		const events = body.events as Fields[];
		this.sizes.push(events.length);
		for (const event of events) {
			const fault = faultOfEvent(event, this.now());
			if (fault !== undefined) {
				this.dropped.push(fault);
				continue;
			}
			const { transaction_id: transaction } = event.params as Fields;
			this.visitors.set(String(transaction ?? event.name), String(body.client_id));
			this.count(String(event.name), transaction, event);
		}
	}

	/** Looks at the body alone: neither ID nor secret is asked after. */
	private validate(request: SimulatedRequest): SimulatedAnswer {
		const body = fieldsOf(request);
		const fault = faultOfBody(body);
		const faults = fault
			? [fault]
			: (body.events as unknown[]).map((event) => faultOfEvent(event, this.now()));
		const validationMessages = faults.filter((found) => found !== undefined);
		if (Array.isArray(body.events)) this.testEvents += body.events.length;
		return json(200, { validationMessages });
	}

	private faultOfAddress({ query }: SimulatedRequest): ValidationMessage | undefined {
		const isRight =
			query.get('measurement_id') === this.measurementId &&
			query.get('api_secret') === this.apiSecret;
		if (isRight) return undefined;
		return { fieldPath: '', description: 'Unknown stream', validationCode: 'VALUE_INVALID' };
	}

	private faultOfSize({ body }: SimulatedRequest): ValidationMessage | undefined {
		if (Buffer.byteLength(body) <= MAX_BODY) return undefined;
		return { fieldPath: '', description: 'Too large', validationCode: 'VALUE_OUT_OF_BOUNDS' };
	}
}
