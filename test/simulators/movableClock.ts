import type { Command } from './base';

/** A clock that can be moved, and goes on running from there. */
export class MovableClock {
	private offsetMs = 0;

	/** `source`: Unix time in milliseconds; the machine's unless told. */
	constructor(private readonly source: () => number = Date.now) {}

	get nowMs(): number {
		return this.source() + this.offsetMs;
	}

	get nowS(): number {
		return Math.floor(this.nowMs / 1000);
	}

	setNow(ms: number): void {
		this.offsetMs = ms - this.source();
	}
}

/** What has a clock to be moved by orders. */
export type Clocked = Pick<MovableClock, 'nowMs' | 'setNow'>;

/** A whole number that an order names. */
export function numberOf(args: Record<string, unknown>, name: string, fallback?: number): number {
	const value = Number(args[name] ?? fallback ?? NaN);
	if (Number.isNaN(value)) throw new Error(`'${name}' must be a number`);
	return value;
}

/** The answer to orders that have nothing else to tell. */
export const nowOf = ({ nowMs }: Clocked) => ({ now: new Date(nowMs).toISOString() });

/** The orders that move a clock. */
export function clockCommands(clocked: Clocked): Record<string, Command> {
	return {
		/** {seconds}: later postbacks happen. → {now} */
		advance: (args) => {
			clocked.setNow(clocked.nowMs + numberOf(args, 'seconds') * 1000);
			return nowOf(clocked);
		},
		/** {at: ISO 8601 or milliseconds} → {now} */
		setNow: (args) => {
			const ms = typeof args.at === 'string' ? Date.parse(args.at) : numberOf(args, 'at');
			if (Number.isNaN(ms)) throw new Error(`'at' is no time`);
			clocked.setNow(ms);
			return nowOf(clocked);
		},
	};
}
