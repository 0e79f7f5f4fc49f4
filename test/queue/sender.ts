import { fill, SIMULATED } from '../e2e/postback/trackers';
import { sleep } from '../live/wait';

/** One postback and what became of it. */
export interface Sent {
	/** Makes the conversion this one and no other. */
	clickId: string;
	transactionId: string;
	/** Unix time in milliseconds. */
	firstAt: number;
	/** When it was answered 2xx; undefined while it was not. */
	takenAt: number | undefined;
	/** Why the earlier tries did not count, such as `500` or `no answer`. */
	failures: string[];
}

/** A sender that hears nothing for so long gives this try up. */
const TIMEOUT_MS = 30_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 10_000;

const VALUE = '12.50';

/** A tracker that sends postbacks steadily, each until it is answered 2xx. */
export class Sender {
	readonly sent: Sent[] = [];
	private readonly underWay = new Set<Promise<void>>();
	private timer: NodeJS.Timeout | undefined;

	constructor(private readonly url: string) {}

	/** Sends one. */
	async send(): Promise<Sent> {
		const number = this.sent.length + 1;
		const one: Sent = {
			clickId: `queue-click-${number}`,
			transactionId: `queue-${number}`,
			firstAt: Date.now(),
			takenAt: undefined,
			failures: [],
		};
		this.sent.push(one);
		const url = fill(this.url, SIMULATED.keitaro.macros(happenedOf(one)));
		for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
			const failure = await tryOnce(url);
			if (failure === undefined) break;
			one.failures.push(failure);
			await sleep(pauseMs);
		}
		one.takenAt = Date.now();
		return one;
	}

	/** Sends so many a second from now on. */
	start(perSecond: number): void {
		this.timer = setInterval(() => {
			const sending = this.send().then(() => undefined);
			this.underWay.add(sending);
			void sending.finally(() => this.underWay.delete(sending));
		}, 1000 / perSecond);
	}

	/** Sends no more, and waits until all are taken. */
	async finish(): Promise<void> {
		clearInterval(this.timer);
		await Promise.all(this.underWay);
	}
}

const happenedOf = ({ clickId, transactionId, firstAt }: Sent) => ({
	clickId,
	transactionId,
	externalId: `${clickId}-external`,
	value: VALUE,
	currency: 'USD',
	at: Math.floor(firstAt / 1000),
});

/** Why it was not taken; undefined where it was. */
async function tryOnce(url: string): Promise<string | undefined> {
	try {
		const answer = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
		await answer.arrayBuffer();
		return answer.ok ? undefined : String(answer.status);
	} catch {
		return 'no answer';
	}
}
