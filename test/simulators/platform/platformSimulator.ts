import { objectOf } from './rules';
import { Simulator, type Command, type SimulatedAnswer, type SimulatedRequest } from '../base';
import { EventLedger, type Counted } from './eventLedger';
import type { Fields } from './values';

const HOUR_MS = 3_600_000;

export interface PlatformOptions {
	accessToken?: string;
	/** The simulator's clock, in ms. */
	now?: () => number;
}

/** A platform that counts the events of a token: what its simulators have in common. */
export abstract class PlatformSimulator extends Simulator {
	readonly accessToken: string;
	/** Events of accepted requests in a test mode. */
	testEvents = 0;
	/** Requests that carried events, and those of them that were refused. */
	eventRequests = 0;
	refusedRequests = 0;

	protected readonly now: () => number;
	private readonly ledger: EventLedger;
	private throttled = 0;
	private requestIds = 0;

	override readonly commands: Record<string, Command> = {
		counts: () => this.counts(),
		countedTwice: () => this.events().filter(({ counted }) => counted > 1),
		list: () => this.events(),
		reset: () => this.reset(),
		throttle: ({ times }) => this.throttle(typeof times === 'number' ? times : 1),
	};

	constructor(dedupHours: number, { accessToken, now }: PlatformOptions = {}) {
		super();
		this.accessToken = accessToken ?? 'test-key';
		this.now = now ?? Date.now;
		this.ledger = new EventLedger(dedupHours * HOUR_MS);
	}

	/** The answer to a request while calls are not let in. */
	protected throttledAnswer(): SimulatedAnswer {
		return this.error(429);
	}

	/** The service itself, once calls are let in. */
	protected abstract route(request: SimulatedRequest): SimulatedAnswer;

	protected handle(request: SimulatedRequest): SimulatedAnswer {
		if (this.throttled === 0) return this.route(request);
		this.throttled -= 1;
		return this.throttledAnswer();
	}

	/** The next `times` requests are refused in the platform's own words. */
	throttle(times: number): void {
		this.throttled = times;
	}

	/** Everything that was counted, in order of arrival. */
	events(): Counted[] {
		return this.ledger.list();
	}

	counts() {
		const events = this.events();
		return {
			unique: events.length,
			copies: events.reduce((sum, { copies }) => sum + copies, 0),
			countedTwice: events.filter(({ counted }) => counted > 1).length,
			test: this.testEvents,
			requests: this.eventRequests,
			refusedRequests: this.refusedRequests,
		};
	}

	reset(): void {
		this.ledger.clear();
		this.testEvents = 0;
		this.eventRequests = 0;
		this.refusedRequests = 0;
		this.throttled = 0;
		this.forgetTraffic();
		this.behave();
	}

	protected count(eventName: string, eventId: unknown, event: Fields): void {
		// Without an id every copy counts.
		const id = typeof eventId === 'string' ? eventId : `none-${this.requestId()}`;
		this.ledger.add(eventName, id, event, this.now());
	}

	/** The answer to a request with events, of which none is taken. */
	protected refused(answer: SimulatedAnswer): SimulatedAnswer {
		this.refusedRequests += 1;
		return answer;
	}

	protected requestId(): string {
		this.requestIds += 1;
		return `2026112000${String(this.requestIds).padStart(10, '0')}`;
	}
}

/** The JSON of a body; an empty object where it is none. */
export function fieldsOf({ body }: SimulatedRequest): Fields {
	try {
		return objectOf(JSON.parse(body));
	} catch {
		return {};
	}
}

/** The events of a request: at least one and at most so many, else nothing. */
export function batchOf(events: unknown, most: number): Fields[] | undefined {
	if (!Array.isArray(events) || events.length === 0 || events.length > most) return undefined;
	return events as Fields[];
}

export function bearerOf({ headers }: SimulatedRequest): string | undefined {
	return /^Bearer\s+(.+)$/i.exec(headers.authorization ?? '')?.[1];
}
