import type { Conversion } from '../conversion/conversion';
import type { Outcome } from '../n8n/http';
import { withRetry, type RetryPolicy, type Surroundings } from '../n8n/retry';
import { paced } from '../n8n/pace';
import { batches, textsOf, type Batch } from './batches';
import type { Mask } from '../n8n/discretion';
import { discreet } from './discretion';
import { ALREADY_ACCEPTED, CANCELLED, notSent } from './engineWords';
import type { Ledger } from './ledger';
import {
	FATAL,
	REPEATED_AT_ONCE,
	type AdPlatform,
	type PlatformRequest,
	type Reading,
	type Refusal,
} from './platform';
import { Repair } from './repair';
import { accepted, duplicate, failed, isDone, skipped, type Result } from './result';
import { sendable, type Parcel } from './sendable';

export interface ForwardTools {
	send: (request: PlatformRequest) => Promise<Outcome>;
	/** What was accepted before; nothing when it is not to be remembered. */
	ledger?: Ledger;
	retry: RetryPolicy;
	surroundings: Surroundings;
	/** Lets what is under way go on before the next batch is built. */
	yieldToOthers: () => Promise<void>;
	/** Takes the secrets of the credential out of what a platform says. */
	mask?: Mask;
	/** Told after every request how many conversions have their result. */
	progress?: (done: number, all: number) => void;
}

/**
 * Sends conversions to one platform: checks, leaves out what was accepted before, batches, sends,
 * repeats what can pass, repairs what cannot, remembers. One result for each, in the same order.
 * While a batch is on its way the next one is built; each event is built once, whatever happens to it.
 */
export async function forward<S>(
	platform: AdPlatform<S>,
	parcels: ReadonlyArray<Parcel<S>>,
	tools: ForwardTools,
): Promise<Result[]> {
	return await new Forwarder(platform, parcels, tools).run();
}

/** Requests under way at once: while one is on the wire, the platform works on the other. */
const MOST_UNDER_WAY = 2;
const MINUTE_MS = 60_000;

/** A batch on its way. Positions below are places in it, not in the whole. */
interface Load<S> extends Batch<S> {
	/** The events, in the order of the rows. */
	texts: readonly string[];
	/** Requests that carried each. */
	attempts: number[];
}

class Forwarder<S> {
	private readonly results: Result[];
	private readonly rows: readonly number[];
	private readonly keys: readonly string[];
	/** Waits for a place where the platform counts requests. */
	private readonly turn: () => Promise<void>;
	/** Why nothing more is sent, once that is clear. */
	private stopped?: Refusal;

	constructor(
		private readonly platform: AdPlatform<S>,
		private readonly parcels: ReadonlyArray<Parcel<S>>,
		private readonly tools: ForwardTools,
	) {
		const { rows, keys, results } = sendable(platform, parcels, tools.surroundings.now());
		this.rows = rows;
		this.keys = keys;
		this.results = results;
		const { requestsPerMinute } = platform.limits;
		this.turn =
			requestsPerMinute === undefined
				? async () => {}
				: paced({ requests: requestsPerMinute, perMs: MINUTE_MS }, tools.surroundings);
	}

	async run(): Promise<Result[]> {
		const { rows, keys, results } = this;
		const { ledger } = this.tools;
		if (ledger === undefined) {
			await this.sendAll(rows);
			return results;
		}
		const standings = await ledger.begin(keys);
		try {
			await this.sendAll(standings.size === 0 ? rows : this.open(standings));
		} finally {
			await ledger.finish(keys.filter((_key, at) => isDone(results[rows[at] as number])));
		}
		return results;
	}

	/** What is not done yet; the others get their result. */
	private open(standings: ReadonlyMap<string, string>): number[] {
		return this.rows.filter((row, at) => {
			if (standings.get(this.keys[at] as string) !== 'done') return true;
			this.results[row] = skipped(this.platform.name, this.eventId(row), ALREADY_ACCEPTED);
			return false;
		});
	}

	private async sendAll(rows: readonly number[]): Promise<void> {
		const underWay: Array<Promise<void>> = [];
		try {
			await this.sendBatches(rows, underWay);
		} finally {
			// What is on the wire is answered and remembered even where the next batch cannot be built.
			await Promise.allSettled(underWay);
		}
		await Promise.all(underWay);
	}

	/** `sent` holds the batches without an answer, the oldest first. */
	private async sendBatches(rows: readonly number[], sent: Array<Promise<void>>): Promise<void> {
		let done = 0;
		for (const batch of batches(this.platform, this.parcels, rows)) {
			const texts = textsOf(this.platform, this.parcels, batch);
			if (sent.length === MOST_UNDER_WAY) await sent.shift();
			const load: Load<S> = { ...batch, texts, attempts: texts.map(() => 0) };
			const delivered = this.deliver(load).then(() => {
				done += load.rows.length;
				this.tools.progress?.(done, rows.length);
			});
			// Awaited later; until then Node must not take a failure for one that nobody looks at.
			delivered.catch(() => undefined);
			sent.push(delivered);
			await this.tools.yieldToOthers();
		}
	}

	private async deliver(load: Load<S>): Promise<void> {
		const all = load.rows.map((_row, at) => at);
		const attempt = async (positions: readonly number[]) => await this.request(load, positions);
		const first = await attempt(all);
		if (first.refusal === undefined) return;
		const repair = new Repair(attempt);
		await repair.run(all, first);
		// A row that was judged with others has their last answer; its reason may be a later one.
		for (const [at, refusal] of repair.refused) {
			this.fail(load, at, refusal, this.results[load.rows[at] as number]?.requestId ?? null);
		}
	}

	/**
	 * One request with its repeats, and the results of its events. An answer that took some of them
	 * settles the rest too: only a refusal of all is for the caller to repair.
	 */
	private async request(load: Load<S>, positions: readonly number[]): Promise<Reading> {
		const { platform, tools } = this;
		this.heedCancel();
		if (this.stopped !== undefined) {
			const refusal = notSent(this.stopped);
			for (const at of positions) this.fail(load, at, refusal, null);
			return { requestId: null, refusal };
		}
		let open = positions;
		const { result: reading } = await withRetry(
			async () => {
				const texts = open.length === load.texts.length ? load.texts : open.map(textIn(load));
				await this.turn();
				const asked = platform.request(texts, load.settings, load.route);
				const sent = open;
				const answer = discreet(
					platform.read(await tools.send(asked), sent.length),
					(place) => this.conversionAt(load, sent[place]),
					sent.length,
					tools.mask,
				);
				const { again, why } = this.settle(load, sent, answer);
				// Repeated below, if it is: what is not may stay as it was settled.
				if (again.length > 0) open = again;
				return { ...answer, why };
			},
			({ why }) => why,
			tools.retry,
			tools.surroundings,
		);
		if (reading.refusal !== undefined && FATAL.has(reading.refusal.class))
			this.stopped = reading.refusal;
		return open.length < positions.length ? { requestId: reading.requestId } : reading;
	}

	/** Writes down what became of each event; what may pass if asked again at once is returned. */
	private settle(
		load: Load<S>,
		positions: readonly number[],
		{ requestId, refusal, refused }: Reading,
	): { again: number[]; why?: Refusal } {
		const again: number[] = [];
		let why: Refusal | undefined;
		positions.forEach((at, place) => {
			load.attempts[at] = (load.attempts[at] ?? 0) + 1;
			const own = refusal ?? refused?.get(place);
			if (own === undefined) return this.accept(load, at, requestId);
			this.fail(load, at, own, requestId);
			if (!REPEATED_AT_ONCE.has(own.class)) return undefined;
			again.push(at);
			why ??= own;
		});
		return { again, why };
	}

	/** Asked before every request: a repair can take many. */
	private heedCancel(): void {
		if (this.tools.surroundings.cancelled?.()) this.stopped ??= CANCELLED;
	}

	private accept({ rows, attempts }: Load<S>, at: number, requestId: string | null): void {
		const row = rows[at] as number;
		const times = attempts[at] ?? 0;
		this.results[row] = accepted(this.platform.name, this.eventId(row), requestId, times);
	}

	private fail(
		{ rows, attempts }: Load<S>,
		at: number,
		refusal: Refusal,
		requestId: string | null,
	): void {
		const row = rows[at] as number;
		const nowMs = this.tools.surroundings.now();
		const sent = { requestId, attempts: attempts[at] ?? 0, nowMs };
		const end = refusal.class === 'duplicate' ? duplicate : failed;
		this.results[row] = end(this.platform.name, this.eventId(row), refusal, sent);
	}

	private conversionAt({ rows }: Load<S>, at = 0): Conversion {
		return (this.parcels[rows[at] as number] as Parcel<S>).conversion;
	}

	private eventId(row: number): string {
		return (this.parcels[row] as Parcel<S>).eventId;
	}
}

const textIn =
	({ texts }: { texts: readonly string[] }) =>
	(at: number): string =>
		texts[at] ?? '';
