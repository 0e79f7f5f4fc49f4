import { json, type SimulatedAnswer, type SimulatedRequest } from '../base';
import {
	fieldsOf,
	isText,
	PlatformSimulator,
	type Fields,
	type PlatformOptions,
} from '../platform';
import { faultOfEvent } from './eventRules';

export interface TikTokSimulatorOptions extends PlatformOptions {
	eventSourceId?: string;
	/** Name the refused event in the message, as TikTok does for fields of a wrong kind. */
	namesRow?: boolean;
	/** Take the good events of a request with bad ones, and say so with code 20001. */
	takesParts?: boolean;
}

const TRACK = '/open_api/v1.3/event/track/';
const SOURCES = new Set<unknown>(['web', 'app', 'offline', 'crm']);
const MAX_EVENTS = 1_000;
const DEDUP_HOURS = 48;
const REQUEST_KEYS = new Set([
	'event_source',
	'event_source_id',
	'partner_name',
	'test_event_code',
	'data',
]);

/** Codes of TikTok by the HTTP status that a misbehaviour asks for; its own are always 200. */
const CODE_OF_STATUS: Readonly<Record<number, [code: number, message: string]>> = {
	401: [40_105, 'Access token is incorrect or has been revoked.'],
	403: [40_001, 'No permission to operate the pixel code.'],
	429: [40_100, 'Requests made too frequently, please try again later.'],
	500: [50_000, 'System error, please try again later.'],
};

/** TikTok's Events API: one event source, one token, as strict as the references tell. */
export class TikTokSimulator extends PlatformSimulator {
	readonly name = 'tiktok';
	readonly eventSourceId: string;
	private readonly namesRow: boolean;
	private readonly takesParts: boolean;

	constructor(options: TikTokSimulatorOptions = {}) {
		super(DEDUP_HOURS, options);
		this.eventSourceId = options.eventSourceId ?? 'C4TESTPIXELCODE00000';
		this.namesRow = options.namesRow ?? true;
		this.takesParts = options.takesParts ?? false;
	}

	/** Whatever came of a request, the status is 200 and the code tells. */
	private say(code: number, message: string): SimulatedAnswer {
		return json(200, { code, message, request_id: this.requestId(), data: {} });
	}

	protected override error(status: number): SimulatedAnswer {
		const [code, message] = CODE_OF_STATUS[status] ?? [50_002, 'Service error.'];
		return this.say(code, message);
	}

	protected route(request: SimulatedRequest): SimulatedAnswer {
		if (request.path !== TRACK || request.method !== 'POST') {
			return json(404, { code: 40_006, message: 'Path not found.', request_id: this.requestId() });
		}
		const token = request.headers['access-token'];
		if (!isText(token)) return this.say(40_104, 'Access token is empty.');
		if (token !== this.accessToken) return this.error(401);
		this.eventRequests += 1;
		const answer = this.take(fieldsOf(request));
		if (!answer.body.startsWith('{"code":0,')) this.refusedRequests += 1;
		return answer;
	}

	private take(fields: Fields): SimulatedAnswer {
		const { event_source: source, event_source_id: id, data, test_event_code: testCode } = fields;
		const strange = Object.keys(fields).find((key) => !REQUEST_KEYS.has(key));
		if (strange !== undefined) return this.say(40_002, `${strange}: Unknown field.`);
		if (!SOURCES.has(source)) return this.say(40_002, 'event_source: Not a valid choice.');
		if (testCode !== undefined && !isText(testCode)) {
			return this.say(40_002, 'test_event_code: Not a valid string.');
		}
		if (!Array.isArray(data) || data.length === 0) {
			return this.say(40_002, 'data: Missing data for required field.');
		}
		if (data.length > MAX_EVENTS) return this.say(40_061, 'Batch size exceeds the limit of 1000.');
		if (id !== this.eventSourceId) return this.error(403);
		return this.takeEvents(data as Fields[], String(source), testCode !== undefined);
	}

	private takeEvents(events: Fields[], source: string, isTest: boolean): SimulatedAnswer {
		const nowMs = this.now();
		const faults = events.map((event) => faultOfEvent(event, source, nowMs));
		const row = faults.findIndex((fault) => fault !== undefined);
		if (row >= 0 && !(this.takesParts && events.length > 1)) {
			return this.say(40_002, `${this.namesRow ? `Batch.${row}.` : ''}${faults[row]}.`);
		}
		const good = events.filter((_event, at) => faults[at] === undefined);
		if (isTest) this.testEvents += good.length;
		else for (const event of good) this.count(String(event.event), event.event_id, event);
		return row < 0 ? this.say(0, 'OK') : this.say(20_001, 'Part of the events were not processed.');
	}
}
