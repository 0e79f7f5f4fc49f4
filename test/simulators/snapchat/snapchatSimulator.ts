import { json, type SimulatedAnswer, type SimulatedRequest } from '../base';
import {
	bearerOf,
	fieldsOf,
	PlatformSimulator,
	type Fields,
	type PlatformOptions,
} from '../platform';
import { faultOfEvent } from './eventRules';

export interface SnapchatSimulatorOptions extends PlatformOptions {
	pixelId?: string;
	/** The word for success; the references know three. */
	success?: 'VALID' | 'OK' | 'SUCCESS';
	/** Answer a refusal with status 200, the body telling otherwise. */
	refusesPolitely?: boolean;
}

const PATH = /^\/v3\/([^/]+)\/events(\/validate)?(\/logs)?$/;
const MAX_EVENTS = 2_000;
const DEDUP_HOURS = 48;

const REASON_OF_STATUS: Readonly<Record<number, string>> = {
	401: 'Invalid access token',
	403: 'The token has no access to this asset',
	429: 'Too many requests',
};

/** Snap's Conversions API v3: one pixel, one token, all events of a request or none. */
export class SnapchatSimulator extends PlatformSimulator {
	readonly name = 'snapchat';
	readonly pixelId: string;
	private readonly success: string;
	private readonly refusesPolitely: boolean;

	constructor(options: SnapchatSimulatorOptions = {}) {
		super(DEDUP_HOURS, options);
		this.pixelId = options.pixelId ?? '1ec32188-0000-4000-8000-c949a984a39f';
		this.success = options.success ?? 'VALID';
		this.refusesPolitely = options.refusesPolitely ?? false;
	}

	protected override error(status: number): SimulatedAnswer {
		return json(status, { status: 'ERROR', reason: REASON_OF_STATUS[status] ?? 'Internal error' });
	}

	protected route(request: SimulatedRequest): SimulatedAnswer {
		const [, asset, validate, logs] = PATH.exec(request.path) ?? [];
		if (asset === undefined) return json(404, { status: 'ERROR', reason: 'Not found' });
		const token = bearerOf(request) ?? request.query.get('access_token');
		if (token !== this.accessToken) return this.error(401);
		if (asset !== this.pixelId) return this.error(403);
		if (request.method === 'GET' && logs) return json(200, { status: 'VALID', data: [] });
		if (request.method !== 'POST' || logs)
			return json(405, { status: 'ERROR', reason: 'Not allowed' });
		this.eventRequests += 1;
		return this.take(fieldsOf(request), validate !== undefined);
	}

	private take({ data }: Fields, isTest: boolean): SimulatedAnswer {
		if (!Array.isArray(data) || data.length === 0) return this.refuse('data: Missing');
		if (data.length > MAX_EVENTS) return this.refuse('data: at most 2000 events');
		const events = data as Fields[];
		const nowMs = this.now();
		for (const event of events) {
			const fault = faultOfEvent(event, nowMs);
			if (fault !== undefined) return this.refuse(fault);
		}
		if (isTest) this.testEvents += events.length;
		else for (const event of events) this.count(String(event.event_name), event.event_id, event);
		return json(200, {
			status: this.success,
			reason: 'Events have been processed successfully.',
			request_id: this.requestId(),
		});
	}

	private refuse(reason: string): SimulatedAnswer {
		const status = this.refusesPolitely ? 200 : 400;
		return this.refused(json(status, { status: 'INVALID', reason, request_id: this.requestId() }));
	}
}
