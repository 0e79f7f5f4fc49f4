import { json, type SimulatedAnswer, type SimulatedRequest } from '../base';
import {
	batchOf,
	bearerOf,
	fieldsOf,
	isText,
	objectOf,
	PlatformSimulator,
	type Fields,
	type PlatformOptions,
} from '../platform';
import { faultOfEvent } from './eventRules';

export interface RedditSimulatorOptions extends PlatformOptions {
	pixelId?: string;
	/** Name the wrong fields with their events, as v3 was seen to do. */
	namesFields?: boolean;
}

const PATH = /^\/api\/v3\/pixels\/([^/]+)\/conversion_events$/;
const MAX_EVENTS = 1_000;
const DEDUP_HOURS = 48;

/** Names under which HTTP libraries go, and which Reddit throttles. */
const LIBRARY = /^(?:axios|node|undici|python-requests|curl|got)\b/i;

const MESSAGE_OF_STATUS: Readonly<Record<number, string>> = {
	400: 'Bad Request',
	401: 'UNAUTHORIZED',
	403: "You're not authorized to post conversions to this Pixel ID.",
	404: 'Not Found',
	429: 'Too many requests/events within timeframe.',
};

/** Reddit's Conversions API v3: one pixel, one token, all events of a request or none. */
export class RedditSimulator extends PlatformSimulator {
	readonly name = 'reddit';
	readonly pixelId: string;
	private readonly namesFields: boolean;

	constructor(options: RedditSimulatorOptions = {}) {
		super(DEDUP_HOURS, options);
		this.pixelId = options.pixelId ?? 't2_test';
		this.namesFields = options.namesFields ?? true;
	}

	protected override error(status: number): SimulatedAnswer {
		const message =
			MESSAGE_OF_STATUS[status] ??
			'The service is currently unavailable. No conversion events were processed.';
		return json(status, { error: { code: status, message } });
	}

	protected route(request: SimulatedRequest): SimulatedAnswer {
		const [, pixel] = PATH.exec(request.path) ?? [];
		if (pixel === undefined || request.method !== 'POST') return this.error(404);
		const agent = request.headers['user-agent'];
		if (!isText(agent) || LIBRARY.test(agent)) {
			const message = 'Your user agent was automatically ratelimited.';
			return json(429, { error: { code: 429, message } });
		}
		if (bearerOf(request) !== this.accessToken) return this.error(401);
		if (pixel !== this.pixelId) return this.error(403);
		this.eventRequests += 1;
		const { data } = fieldsOf(request);
		return this.take(objectOf(data));
	}

	private take({ events: given, test_id: testId }: Fields): SimulatedAnswer {
		const events = batchOf(given, MAX_EVENTS);
		if (events === undefined) return this.refused(this.error(400));
		const nowMs = this.now();
		const faults = events.map((event) => faultOfEvent(event, nowMs));
		if (faults.some((fault) => fault !== undefined)) return this.refuse(faults);
		// Event Testing shows one event of a request.
		if (testId !== undefined) this.testEvents += 1;
		else for (const event of events) this.countEvent(event);
		const message = `Successfully processed ${events.length} conversion events.`;
		return json(200, { data: { message } });
	}

	private countEvent(event: Fields): void {
		const { type, metadata } = event as { type: Fields; metadata?: Fields };
		const name = String(type.custom_event_name ?? type.tracking_type);
		this.count(name, metadata?.conversion_id, event);
	}

	private refuse(faults: ReadonlyArray<string | undefined>): SimulatedAnswer {
		const fields = faults.flatMap((fault, row) =>
			fault === undefined
				? []
				: [{ field: `$.data.events[${row}].${fault.split(':')[0]}`, message: fault }],
		);
		const message = `There were ${fields.length} invalid conversion events. None were processed.`;
		const error = { code: 400, message };
		return this.refused(json(400, { error: this.namesFields ? { ...error, fields } : error }));
	}
}
