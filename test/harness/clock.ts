import { AsyncLocalStorage } from 'node:async_hooks';

/** A moment (the clock stands still), or a function asked each time (a clock that runs). */
export type Clock = Date | number | (() => number);

const running = new AsyncLocalStorage<() => number>();
let users = 0;
let original: DateConstructor | undefined;

const asFunction = (clock: Clock) => (typeof clock === 'function' ? clock : () => Number(clock));

/** `Date` whose "now" is that of the code that asks: others in the process see the real time. */
function shiftedDate(Original: DateConstructor): DateConstructor {
	const now = () => running.getStore()?.() ?? Original.now();
	return new Proxy(Original, {
		apply: () => new Original(now()).toString(),
		construct: (target, args, newTarget) =>
			Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as object,
		get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
	});
}

/**
 * Runs `work` at another time. Only what `work` itself does sees it (`Date.now()`, `new Date()`,
 * luxon): a simulator in the same process keeps its own clock. Timers are not touched.
 */
export async function withClock<T>(clock: Clock | undefined, work: () => Promise<T>): Promise<T> {
	if (clock === undefined) return await work();
	if (users++ === 0) {
		original = globalThis.Date;
		globalThis.Date = shiftedDate(original);
	}
	try {
		return await running.run(asFunction(clock), work);
	} finally {
		if (--users === 0 && original) globalThis.Date = original;
	}
}
