/** A clock that jumps over every sleep, so that minutes of retrying take no time. */
export class JumpingClock {
	private readonly original = globalThis.setTimeout;

	/** `jumped` is told of every sleep, for those who keep another clock. */
	constructor(
		private nowMs: number,
		jumped: (ms: number) => void = () => {},
	) {
		const jump = (handler: () => void, ms = 0) => {
			if (!isSleep(handler)) return this.original(handler, ms);
			this.nowMs += ms;
			jumped(ms);
			return this.original(handler, 0);
		};
		globalThis.setTimeout = Object.assign(jump, this.original) as typeof globalThis.setTimeout;
	}

	readonly now = (): number => this.nowMs;

	stop(): void {
		globalThis.setTimeout = this.original;
	}
}

/**
 * Whoever sleeps hands a promise's own `resolve` to the timer, which is native; whoever watches over a
 * request hands a function of its own, and must not be woken early.
 */
function isSleep(handler: () => void): boolean {
	return Function.prototype.toString.call(handler).includes('[native code]');
}
