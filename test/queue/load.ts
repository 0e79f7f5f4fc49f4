import type { SimulatorControl } from '../e2e/control';
import { Sender } from './sender';

/** How much happens. */
export const RATE = { conversionsPerSecond: 2, postbacksPerSecond: 2 };

/** Steady load: conversions that happen at the tracker, and postbacks that it sends. */
export class Load {
	readonly sender: Sender;
	private timer: NodeJS.Timeout | undefined;
	private created = 0;
	private failure: Error | undefined;

	constructor(
		private readonly keitaro: SimulatorControl,
		postbackUrl: string,
	) {
		this.sender = new Sender(postbackUrl);
	}

	/** Conversions that have happened since the beginning. */
	get conversions(): number {
		return this.created;
	}

	begin(): void {
		this.sender.start(RATE.postbacksPerSecond);
		this.timer = setInterval(() => {
			const count = RATE.conversionsPerSecond;
			this.keitaro.command('create', { count }).then(
				() => (this.created += count),
				(error: unknown) => (this.failure = error as Error),
			);
		}, 1_000);
	}

	/** Nothing new any more; waits until every postback is taken. */
	async end(): Promise<void> {
		clearInterval(this.timer);
		await this.sender.finish();
		if (this.failure !== undefined) throw this.failure;
	}
}
