import { json, type SimulatedAnswer, type SimulatedRequest } from '../base';
import {
	batchOf,
	bearerOf,
	fieldsOf,
	PlatformSimulator,
	type Fields,
	type PlatformOptions,
} from '../platform';
import { faultOfEvent } from './eventRules';

export interface PinterestSimulatorOptions extends PlatformOptions {
	adAccountId?: string;
	/**
	 * How it tells that some events failed: in the list of a 200, in that of a 422, or by a 422 without a
	 * list. Its description knows the first and the last; the good events are taken each time.
	 */
	tells?: 'list' | '422 with list' | '422 without list';
}

const PATH = /^\/v5\/ad_accounts\/([^/]+)\/events$/;
const MAX_EVENTS = 1_000;
const MAX_TEST_EVENTS = 20;
/** Not documented; long enough for any test. */
const DEDUP_HOURS = 24;

const ERROR_OF_STATUS: Readonly<Record<number, [code: number, message: string]>> = {
	400: [4196, 'The request was invalid.'],
	401: [2, 'Authentication failed.'],
	403: [29, 'You are not permitted to access that resource.'],
	429: [8, 'This request exceeded a rate limit.'],
	503: [4197, 'The endpoint has been ramped down and is currently not accepting any traffic.'],
};

/** Pinterest's API for Conversions v5: one ad account, one token, a verdict for every event. */
export class PinterestSimulator extends PlatformSimulator {
	readonly name = 'pinterest';
	readonly adAccountId: string;
	private readonly tells: string;
	private rampedDown = 0;

	constructor(options: PinterestSimulatorOptions = {}) {
		super(DEDUP_HOURS, options);
		this.adAccountId = options.adAccountId ?? '549755885175';
		this.tells = options.tells ?? 'list';
	}

	/** The next `times` requests meet an endpoint that takes no traffic. */
	rampDown(times: number): void {
		this.rampedDown = times;
	}

	protected override error(status: number): SimulatedAnswer {
		const [code, message] = ERROR_OF_STATUS[status] ?? [12, 'Something went wrong on our end.'];
		return json(status, { code, message }, { 'x-pinterest-rid': this.requestId() });
	}

	protected route(request: SimulatedRequest): SimulatedAnswer {
		const [, account] = PATH.exec(request.path) ?? [];
		if (account === undefined || request.method !== 'POST') return this.error(404);
		if (bearerOf(request) !== this.accessToken) return this.error(401);
		if (account !== this.adAccountId) return this.error(403);
		if (this.rampedDown > 0) {
			this.rampedDown -= 1;
			return this.error(503);
		}
		this.eventRequests += 1;
		return this.take(fieldsOf(request), request.query.get('test') === 'true');
	}

	private take({ data }: Fields, isTest: boolean): SimulatedAnswer {
		const batch = batchOf(data, isTest ? MAX_TEST_EVENTS : MAX_EVENTS);
		if (batch === undefined) return this.refused(this.error(400));
		const nowMs = this.now();
		const events = batch.map((event) => this.judge(event, nowMs, isTest));
		const taken = events.filter(({ status }) => status === 'processed').length;
		const body = { num_events_received: events.length, num_events_processed: taken, events };
		const headers = { 'x-pinterest-rid': this.requestId() };
		if (taken === events.length || this.tells === 'list') return json(200, body, headers);
		const words = { code: 4195, message: 'Not all events were successfully processed.' };
		return json(422, this.tells === '422 with list' ? { ...words, ...body } : words, headers);
	}

	private judge(event: Fields, nowMs: number, isTest: boolean) {
		const fault = faultOfEvent(event, nowMs);
		if (fault !== undefined) {
			return { status: 'failed', error_message: fault, warning_message: null };
		}
		if (isTest) this.testEvents += 1;
		else this.count(String(event.event_name), event.event_id, event);
		return { status: 'processed', error_message: null, warning_message: null };
	}
}
