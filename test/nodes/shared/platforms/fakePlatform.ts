import type { Outcome } from '../../../../nodes/shared/n8n/http';
import type { ForwardTools } from '../../../../nodes/shared/platforms/forward';
import type {
	AdPlatform,
	Outgoing,
	PlatformRequest,
	Reading,
} from '../../../../nodes/shared/platforms/platform';
import type { Parcel } from '../../../../nodes/shared/platforms/sendable';
import type { Skip } from '../../../../nodes/shared/platforms/platform';
import { exampleConversion, NOW_MS } from './examples';
import { SleepClock } from '../n8n/sleepClock';

/** What the platform does with one request: it sees the ids of its events. */
export type Behaviour = (ids: string[], nth: number) => Reading;

export const TAKEN: Reading = { requestId: 'trace' };

const refusal = (
	errorClass: 'invalid data' | 'throttled' | 'temporary' | 'auth',
	more = {},
): Reading => ({
	requestId: 'trace-refused',
	refusal: {
		class: errorClass,
		code: errorClass,
		reason: `It is ${errorClass}`,
		advice: 'Do it',
		...more,
	},
});

export const INVALID = refusal('invalid data');
export const THROTTLED = refusal('throttled');
export const TEMPORARY = refusal('temporary');
export const AUTH = refusal('auth');
export const busyFor = (retryAfterMs: number) => refusal('throttled', { retryAfterMs });

/** A platform of the simplest kind; what happens to a request is told by a behaviour. */
export class FakePlatform implements AdPlatform<null> {
	readonly name = 'fake';
	readonly voice = { name: 'Fake', credential: 'Fake API' };
	readonly credential = 'fakeApi';
	readonly takesConsent = false;
	readonly refund = () =>
		({ supported: false, reason: 'It cannot', advice: 'Nothing to do' }) as const;
	readonly limits: { batch: number; dedupHours: number };

	/** Ids of the events of every request, in order. */
	readonly requests: string[][] = [];
	/** Events built, in order, and the requests that had begun by then. */
	readonly built: Array<[id: string, requests: number]> = [];
	/** Acceptances by event id. */
	readonly accepted = new Map<string, number>();

	constructor(
		private readonly behaviour: Behaviour = () => TAKEN,
		batch = 10,
	) {
		this.limits = { batch, dedupHours: 48 };
	}

	destination = () => 'dataset';

	check = ({ revenue }: Outgoing['conversion']): Skip | undefined =>
		revenue === -1 ? { code: 'negative', reason: 'No', advice: 'Nothing to do' } : undefined;

	event = ({ eventId }: Outgoing): string => {
		this.built.push([eventId, this.requests.length]);
		return JSON.stringify(eventId);
	};

	request = (events: readonly string[]): PlatformRequest => ({
		method: 'POST',
		url: '/',
		body: Buffer.from(`[${events.join(',')}]`),
	});

	read = ({ answer }: Outcome): Reading => answer?.body as Reading;

	send = async ({ body }: PlatformRequest): Promise<Outcome> => {
		const ids = JSON.parse(String(body)) as string[];
		const nth = this.requests.push(ids);
		await new Promise((resolve) => setImmediate(resolve));
		const reading = this.behaviour(ids, nth);
		if (reading.refusal === undefined) {
			for (const id of ids) this.accepted.set(id, (this.accepted.get(id) ?? 0) + 1);
		}
		return { answer: { status: 200, headers: {}, body: reading } };
	};
}

/** Conversions with the ids `e0`, `e1` … */
export function outgoing(
	count: number,
	revenueOf: (n: number) => number = () => 1,
): Array<Parcel<null>> {
	return Array.from({ length: count }, (_, n) => ({
		conversion: exampleConversion({ id: `c${n}`, revenue: revenueOf(n) }),
		eventId: `e${n}`,
		settings: null,
	}));
}

/** Tools with a clock that only moves when somebody sleeps. */
export function toolsFor(platform: FakePlatform, more: Partial<ForwardTools> = {}) {
	const surroundings = new SleepClock(NOW_MS);
	const tools: ForwardTools = {
		send: platform.send,
		retry: { attempts: 5, baseMs: 1_000, longestMs: 60_000 },
		surroundings,
		yieldToOthers: async () => await new Promise((resolve) => setImmediate(resolve)),
		...more,
	};
	return { tools, waits: surroundings.waits };
}
