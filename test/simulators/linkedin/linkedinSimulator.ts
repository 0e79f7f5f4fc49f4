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

export interface LinkedInSimulatorOptions extends PlatformOptions {
	/** Versions that are alive. */
	versions?: readonly string[];
	/** Name the wrong events by their places, as LinkedIn does. */
	namesRows?: boolean;
	/** Take the right events of a request with wrong ones, and tell of each, as Rest.li can. */
	takesParts?: boolean;
}

const PATH = '/rest/conversionEvents';
const MAX_EVENTS = 5_000;
/** LinkedIn does not say for how long it knows an event; for the simulator it is two days. */
const DEDUP_HOURS = 48;

const OF_STATUS: Readonly<Record<number, [code: string, message: string]>> = {
	400: ['ILLEGAL_ARGUMENT', 'Invalid request'],
	401: ['INVALID_ACCESS_TOKEN', 'Invalid access token'],
	403: ['ACCESS_DENIED', 'Not enough permissions to access: conversionEvents.BATCH_CREATE'],
	404: ['RESOURCE_NOT_FOUND', 'No virtual resource found'],
	429: ['TOO_MANY_REQUESTS', 'Resource level throttle limit for calls to it is reached'],
};

/** LinkedIn's Conversions API: one token, all events of a request or none. */
export class LinkedInSimulator extends PlatformSimulator {
	readonly name = 'linkedin';
	private readonly versions: ReadonlySet<string>;
	private readonly namesRows: boolean;
	private readonly takesParts: boolean;

	constructor(options: LinkedInSimulatorOptions = {}) {
		super(DEDUP_HOURS, options);
		this.versions = new Set(options.versions ?? ['202607', '202608', '202610']);
		this.namesRows = options.namesRows ?? true;
		this.takesParts = options.takesParts ?? false;
	}

	private say(status: number, code: string, message: string): SimulatedAnswer {
		return json(status, { status, code, message });
	}

	protected override error(status: number): SimulatedAnswer {
		const [code, message] = OF_STATUS[status] ?? ['INTERNAL_ERROR', 'Internal Server Error'];
		return this.say(status, code, message);
	}

	protected route(request: SimulatedRequest): SimulatedAnswer {
		if (request.path !== PATH || request.method !== 'POST') return this.error(404);
		if (bearerOf(request) !== this.accessToken) return this.error(401);
		const version = String(request.headers['linkedin-version']);
		if (!this.versions.has(version)) {
			return this.say(426, 'NONEXISTENT_VERSION', `Requested version ${version} is not active`);
		}
		const isBatch = request.headers['x-restli-method'] === 'BATCH_CREATE';
		if (!isBatch || request.headers['x-restli-protocol-version'] !== '2.0.0')
			return this.error(400);
		this.eventRequests += 1;
		return this.take(fieldsOf(request));
	}

	private take({ elements }: Fields): SimulatedAnswer {
		const events = batchOf(elements, MAX_EVENTS);
		if (events === undefined) return this.refused(this.error(400));
		const nowMs = this.now();
		const faults = events.map((event) => faultOfEvent(event, nowMs));
		if (!this.takesParts && faults.some((fault) => fault !== undefined)) return this.refuse(faults);
		const told = events.map((event, at) => {
			const fault = faults[at];
			if (fault !== undefined)
				return { status: 422, error: { status: 422, message: words(fault) } };
			this.count(String(event.conversion), event.eventId, event);
			return { status: 201 };
		});
		return json(200, { elements: told });
	}

	private refuse(faults: ReadonlyArray<string | undefined>): SimulatedAnswer {
		const lines = faults.flatMap((fault, row) =>
			fault === undefined ? [] : [`Index: ${row}, ERROR :: ${words(fault)}`],
		);
		const message = this.namesRows ? lines.join('\n') : 'Some of the events are invalid';
		return this.refused(this.say(422, 'UNPROCESSABLE_ENTITY', message));
	}
}

/** `/path :: what is wrong`. */
const words = (fault: string): string => fault.replace(': ', ' :: ');
