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

export interface MicrosoftSimulatorOptions extends PlatformOptions {
	tagId?: string;
	/** Go on after a wrong event when asked to, as Microsoft does. */
	goesOn?: boolean;
	/** Add a warning about every event that is taken. */
	warns?: boolean;
}

const PATH = /^\/v1\/([^/]+)\/events$/;
const MAX_EVENTS = 1_000;
/** Microsoft does not say for how long it knows an event; for the simulator it is two days. */
const DEDUP_HOURS = 48;

const OF_STATUS: Readonly<Record<number, [code: string, message: string]>> = {
	400: ['ValidationError', 'The request is not valid.'],
	401: ['Unauthorized', 'The token is missing or not valid.'],
	403: ['Forbidden', 'The token does not belong to the tag.'],
	404: ['NotFound', 'There is no such resource.'],
	429: ['TooManyRequests', 'Too many requests.'],
};

/** The Conversions API of Microsoft's UET: one tag, one token, a word about each wrong event. */
export class MicrosoftSimulator extends PlatformSimulator {
	readonly name = 'microsoft';
	readonly tagId: string;
	private readonly goesOn: boolean;
	private readonly warns: boolean;

	constructor(options: MicrosoftSimulatorOptions = {}) {
		super(DEDUP_HOURS, options);
		this.tagId = options.tagId ?? '187012345';
		this.goesOn = options.goesOn ?? true;
		this.warns = options.warns ?? false;
	}

	private say(status: number, eventsReceived: number, error?: Fields): SimulatedAnswer {
		return json(status, { eventsReceived, error, traceId: this.requestId() });
	}

	protected override error(status: number): SimulatedAnswer {
		const [code, message] = OF_STATUS[status] ?? ['InternalError', 'An error occurred.'];
		return this.say(status, 0, { code, message });
	}

	protected route(request: SimulatedRequest): SimulatedAnswer {
		const [, tag] = PATH.exec(request.path) ?? [];
		if (tag === undefined || request.method !== 'POST') return this.error(404);
		if (bearerOf(request) !== this.accessToken) return this.error(401);
		if (tag !== this.tagId) return this.error(403);
		this.eventRequests += 1;
		return this.take(fieldsOf(request));
	}

	private take({ data, continueOnValidationError }: Fields): SimulatedAnswer {
		const events = batchOf(data, MAX_EVENTS);
		if (events === undefined) return this.refused(this.error(400));
		const nowMs = this.now();
		const faults = events.map((event) => faultOfEvent(event, nowMs));
		const wrong = faults.flatMap((fault, index) =>
			fault === undefined ? [] : [detail(fault, index)],
		);
		const isWhole = wrong.length === 0;
		if (!isWhole && !(this.goesOn && continueOnValidationError === true)) {
			return this.refused(this.say(400, 0, errorOf(wrong)));
		}
		const taken = events.filter((_event, at) => faults[at] === undefined);
		for (const event of taken) this.count(String(event.eventName), event.eventId, event);
		const details = this.warns
			? [
					...wrong,
					...events.map((_event, index) => ({
						...detail('page: unknown', index),
						isWarning: true,
					})),
				]
			: wrong;
		return this.say(200, taken.length, details.length === 0 ? undefined : errorOf(details));
	}
}

const errorOf = (details: readonly Fields[]): Fields => ({
	code: 'ValidationError',
	message: 'Some of the events are not valid.',
	details,
});

function detail(fault: string, index: number): Fields {
	const [propertyName, ...words] = fault.split(': ');
	return { index, propertyName, errorMessage: words.join(': '), isWarning: false };
}
