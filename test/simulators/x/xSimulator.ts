import { json, type SimulatedAnswer, type SimulatedRequest } from '../base';
import {
	batchOf,
	fieldsOf,
	PlatformSimulator,
	type Fields,
	type PlatformOptions,
} from '../platform';
import { faultOfEvent } from './eventRules';

export interface XSimulatorOptions extends PlatformOptions {
	pixelId?: string;
	/** Say in `parameter` whose a fault is; X is not known to. */
	namesRows?: boolean;
}

const PATH = /^\/(\d+)\/measurement\/conversions\/([^/]+)$/;
const VERSION = '12';
const MAX_EVENTS = 500;
const DEDUP_HOURS = 48;

const OF_STATUS: Readonly<Record<number, [code: string, message: string]>> = {
	400: ['INVALID_PARAMETER', 'Conversion count limit is 500'],
	401: ['UNAUTHORIZED_ACCESS', 'This request is not properly authenticated'],
	403: ['FORBIDDEN', 'The token may not send conversions of this pixel'],
	404: ['ROUTE_NOT_FOUND', 'The requested resource was not found'],
	429: ['TOO_MANY_REQUESTS', 'You have exceeded the number of permitted requests'],
	503: ['SERVICE_UNAVAILABLE', 'The service is over capacity'],
};

/** The conversions of X's Ads API: one pixel, one token, all events of a request or none. */
export class XSimulator extends PlatformSimulator {
	readonly name = 'x';
	readonly pixelId: string;
	private readonly namesRows: boolean;

	constructor(options: XSimulatorOptions = {}) {
		super(DEDUP_HOURS, options);
		this.pixelId = options.pixelId ?? 'o8z6j';
		this.namesRows = options.namesRows ?? false;
	}

	protected override error(status: number): SimulatedAnswer {
		const [code, message] = OF_STATUS[status] ?? ['INTERNAL_ERROR', 'An internal error occurred'];
		return json(status, { errors: [{ code, message }], request: { params: {} } });
	}

	protected route(request: SimulatedRequest): SimulatedAnswer {
		const [, version, pixel] = PATH.exec(request.path) ?? [];
		if (version !== VERSION || request.method !== 'POST') return this.error(404);
		if (request.headers['x-pixel-token'] !== this.accessToken) return this.error(401);
		if (pixel !== this.pixelId) return this.error(403);
		this.eventRequests += 1;
		return this.take(fieldsOf(request));
	}

	private take({ conversions }: Fields): SimulatedAnswer {
		const events = batchOf(conversions, MAX_EVENTS);
		if (events === undefined) return this.refused(this.error(400));
		const nowMs = this.now();
		const faults = events.map((event) => faultOfEvent(event, nowMs));
		if (faults.some((fault) => fault !== undefined)) return this.refuse(faults);
		for (const event of events) this.count(String(event.event_id), event.conversion_id, event);
		const data = { conversions_processed: events.length, debug_id: this.requestId() };
		return json(200, { request: { params: { account_id: null } }, data });
	}

	private refuse(faults: ReadonlyArray<string | undefined>): SimulatedAnswer {
		const errors = faults.flatMap((fault, row) => {
			if (fault === undefined) return [];
			const parameter = this.namesRows ? `conversions[${row}]` : undefined;
			return [{ code: 'INVALID_PARAMETER', message: fault, parameter }];
		});
		return this.refused(json(400, { errors, request: { params: {} } }));
	}
}
