import type { Outcome } from '../n8n/http';
import { withRetry, type RetryPolicy, type Surroundings } from '../n8n/retry';
import type { Ledger } from './ledger';
import {
	FATAL,
	REPEATED,
	type AdPlatform,
	type Outgoing,
	type PlatformRequest,
	type Reading,
	type Refusal,
	type Skip,
} from './platform';
import { Repair } from './repair';
import { accepted, failed, skipped, type Result } from './result';
import { sendable, type Sendable } from './sendable';

export interface ForwardTools {
	send: (request: PlatformRequest) => Promise<Outcome>;
	/** What was accepted before; nothing when it is not to be remembered. */
	ledger?: Ledger;
	retry: RetryPolicy;
	surroundings: Surroundings;
	/** Lets what is under way go on before the next batch is built. */
	yieldToOthers: () => Promise<void>;
}

const ALREADY_ACCEPTED: Skip = {
	code: 'already_accepted',
	reason: 'It was accepted before',
	advice: "Nothing to do. To send it all the same, switch off 'Skip Already Accepted'",
};
const CANCELLED: Refusal = {
	class: 'temporary',
	code: 'cancelled',
	reason: 'The execution was stopped',
	advice: 'Send the failed conversions again',
};

/**
 * Sends conversions to one platform: checks, leaves out what was accepted before, batches, sends,
 * repeats what can pass, repairs what cannot, remembers. One result for each, in the same order.
 * While a batch is on its way the next one is built; each event is built once, whatever happens to it.
 */
export async function forward<S>(
	platform: AdPlatform<S>,
	settings: S,
	outgoing: readonly Outgoing[],
	tools: ForwardTools,
): Promise<Result[]> {
	return await new Forwarder(platform, settings, outgoing, tools).run();
}

/** Requests under way at once: while one is on the wire, the platform works on the other. */
const MOST_UNDER_WAY = 2;

interface Batch {
	/** Positions of the conversions. */
	rows: readonly number[];
	/** Their events, in the same order. */
	events: readonly string[];
}

class Forwarder<S> {
	private readonly results: Result[];
	private readonly sendable: Pick<Sendable, 'rows' | 'keys'>;
	/** Positions of what was accepted. */
	private readonly accepted = new Set<number>();
	/** Why nothing more is sent, once that is clear. */
	private stopped?: Refusal;

	constructor(
		private readonly platform: AdPlatform<S>,
		private readonly settings: S,
		private readonly outgoing: readonly Outgoing[],
		private readonly tools: ForwardTools,
	) {
		const found = sendable(platform, settings, outgoing, tools.surroundings.now());
		this.sendable = found;
		this.results = found.results;
	}

	async run(): Promise<Result[]> {
		const { rows, keys } = this.sendable;
		const { ledger } = this.tools;
		if (ledger === undefined) {
			await this.sendAll(rows);
			return this.results;
		}
		const standings = await ledger.begin(keys);
		const isOpen = (at: number) => standings.get(keys[at] as string) !== 'done';
		try {
			await this.sendAll(rows.filter((row, at) => isOpen(at) || this.skip(row, ALREADY_ACCEPTED)));
		} finally {
			const accepted = keys.filter((_key, at) => this.accepted.has(rows[at] as number));
			await ledger.finish(new Set(accepted));
		}
		return this.results;
	}

	private async sendAll(rows: readonly number[]): Promise<void> {
		const { batch: size } = this.platform.limits;
		const underWay: Array<Promise<void>> = [];
		for (let start = 0; start < rows.length; start += size) {
			const next = this.build(rows.slice(start, start + size));
			if (underWay.length === MOST_UNDER_WAY) await underWay.shift();
			underWay.push(this.deliver(next));
			await this.tools.yieldToOthers();
		}
		await Promise.all(underWay);
	}

	private build(rows: readonly number[]): Batch {
		const events = rows.map((row) => this.platform.event(this.at(row), this.settings));
		return { rows, events };
	}

	private async deliver({ rows, events }: Batch): Promise<void> {
		this.heedCancel();
		if (this.stopped !== undefined) return this.fail(rows, notSent(this.stopped), null, 0);
		const attempts = new Map<number, number>();
		const attempt = async (positions: readonly number[]): Promise<Reading> => {
			const sent =
				positions.length === events.length ? events : positions.map((at) => events[at] ?? '');
			const reading = await this.request(sent, positions, attempts);
			for (const at of positions) {
				const row = rows[at] as number;
				if (reading.refusal === undefined)
					this.accept(row, reading.requestId, attempts.get(at) ?? 0);
				else this.fail([row], reading.refusal, reading.requestId, attempts.get(at) ?? 0);
			}
			return reading;
		};
		const all = rows.map((_row, at) => at);
		const first = await attempt(all);
		if (first.refusal === undefined) return;
		const repair = new Repair(attempt);
		await repair.run(all, first);
		for (const [at, refusal] of repair.refused) {
			const row = rows[at] as number;
			// A row that was judged with others has their last answer; its reason may be a later one.
			this.fail([row], refusal, this.results[row]?.requestId ?? null, attempts.get(at) ?? 0);
		}
	}

	/** One request with its repeats. */
	private async request(
		events: readonly string[],
		positions: readonly number[],
		attempts: Map<number, number>,
	): Promise<Reading> {
		const { platform, settings, tools } = this;
		this.heedCancel();
		if (this.stopped !== undefined) return { requestId: null, refusal: notSent(this.stopped) };
		const request = platform.request(events, settings);
		const { result: reading, attempts: times } = await withRetry(
			async () => platform.read(await tools.send(request)),
			({ refusal }) => (refusal !== undefined && REPEATED.has(refusal.class) ? refusal : undefined),
			tools.retry,
			tools.surroundings,
		);
		for (const at of positions) attempts.set(at, (attempts.get(at) ?? 0) + times);
		if (reading.refusal !== undefined && FATAL.has(reading.refusal.class))
			this.stopped = reading.refusal;
		return reading;
	}

	/** Asked before every request: a repair can take many. */
	private heedCancel(): void {
		if (this.tools.surroundings.cancelled?.()) this.stopped ??= CANCELLED;
	}

	private accept(row: number, requestId: string | null, attempts: number): void {
		this.accepted.add(row);
		this.results[row] = accepted(this.platform.name, this.at(row).eventId, requestId, attempts);
	}

	private fail(
		rows: readonly number[],
		refusal: Refusal,
		requestId: string | null,
		attempts: number,
	): void {
		const nowMs = this.tools.surroundings.now();
		for (const row of rows) {
			const { eventId } = this.at(row);
			this.results[row] = failed(this.platform.name, eventId, refusal, {
				requestId,
				attempts,
				nowMs,
			});
		}
	}

	private skip(row: number, skip: Skip): false {
		this.results[row] = skipped(this.platform.name, this.at(row).eventId, skip);
		return false;
	}

	private at(row: number): Outgoing {
		return this.outgoing[row] as Outgoing;
	}
}

/** The same reason, for what was not even tried. */
function notSent(refusal: Refusal): Refusal {
	if (refusal === CANCELLED) return refusal;
	return { ...refusal, reason: `Not sent, because of an earlier answer. ${refusal.reason}` };
}
