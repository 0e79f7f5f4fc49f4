/** A counted event. */
export interface Counted {
	eventId: string;
	eventName: string;
	/** Arrivals, counted or not. */
	copies: number;
	/** How often it counted: more than once when a copy came after the window. */
	counted: number;
	event: Record<string, unknown>;
}

/** What a platform counted: one per event name and event id within its window. */
export class EventLedger {
	private readonly entries = new Map<string, Counted & { firstAt: number }>();

	constructor(private readonly windowMs: number) {}

	add(eventName: string, eventId: string, event: Record<string, unknown>, nowMs: number): void {
		const key = `${eventName}|${eventId}`;
		const known = this.entries.get(key);
		if (known === undefined) {
			this.entries.set(key, { eventId, eventName, copies: 1, counted: 1, event, firstAt: nowMs });
			return;
		}
		known.copies += 1;
		if (nowMs - known.firstAt < this.windowMs) return;
		known.counted += 1;
		known.firstAt = nowMs;
	}

	list(): Counted[] {
		return [...this.entries.values()];
	}

	clear(): void {
		this.entries.clear();
	}
}
