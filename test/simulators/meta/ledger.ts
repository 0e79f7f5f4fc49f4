import { isRecord, type ServerEvent } from './rule';

/** One counted event, kept small: a run holds up to a million of them. */
interface Entry {
	eventId: string;
	eventName: string;
	/** Arrival of the copy that counted last, in ms; the dedup window starts here. */
	firstAt: number;
	/** Arrivals, counted or not. */
	copies: number;
	/** How often it counted: more than once when a copy came after the window. */
	counted: number;
	value: number | null;
	currency: string | null;
	/** Unix seconds. */
	eventTime: number;
}

/** A counted event as the commands show it. */
export interface CountedEvent {
	event_id: string;
	event_name: string;
	/** Unix seconds. */
	event_time: number;
	value: number | null;
	currency: string | null;
	copies: number;
	counted: number;
}

export interface LedgerCounts {
	/** Events of accepted requests, test events apart. */
	accepted: number;
	/** Different event_name + event_id. */
	unique: number;
	/** Copies that arrived inside the dedup window and did not count. */
	duplicates: number;
	/** Copies that arrived after the window and counted once more. */
	countedAgain: number;
	/** Events without event_id: each counts. */
	withoutId: number;
	test: number;
}

const shown = (entry: Entry): CountedEvent => ({
	event_id: entry.eventId,
	event_name: entry.eventName,
	event_time: entry.eventTime,
	value: entry.value,
	currency: entry.currency,
	copies: entry.copies,
	counted: entry.counted,
});

/** What Meta counted: one per event_name + event_id within the dedup window (reference 0). */
export class Ledger {
	/** In order of arrival. */
	private entries: Entry[] = [];
	/** By event_name, then event_id: no joined keys to build, which is felt at a million events. */
	private readonly index = new Map<string, Map<string, Entry>>();
	private readonly totals = { accepted: 0, duplicates: 0, countedAgain: 0, withoutId: 0, test: 0 };

	constructor(private readonly dedupMs: number) {}

	addTest(events: number): void {
		this.totals.test += events;
	}

	/** Takes a checked event that arrived at `nowMs`. */
	add(event: ServerEvent, nowMs: number): void {
		this.totals.accepted += 1;
		const { event_id: eventId, event_name: eventName } = event;
		if (typeof eventId !== 'string') {
			this.totals.withoutId += 1;
			return;
		}
		const known = this.index.get(String(eventName))?.get(eventId);
		if (!known) {
			this.insert(this.entry(event, eventId, nowMs));
			return;
		}
		known.copies += 1;
		if (nowMs - known.firstAt < this.dedupMs) {
			this.totals.duplicates += 1;
			return;
		}
		known.counted += 1;
		known.firstAt = nowMs;
		this.totals.countedAgain += 1;
	}

	private insert(entry: Entry): void {
		this.entries.push(entry);
		const sameName = this.index.get(entry.eventName);
		if (sameName) sameName.set(entry.eventId, entry);
		else this.index.set(entry.eventName, new Map([[entry.eventId, entry]]));
	}

	private entry(event: ServerEvent, eventId: string, nowMs: number): Entry {
		const custom = isRecord(event.custom_data) ? event.custom_data : {};
		return {
			eventId,
			eventName: String(event.event_name),
			firstAt: nowMs,
			copies: 1,
			counted: 1,
			value: typeof custom.value === 'number' ? custom.value : null,
			currency: typeof custom.currency === 'string' ? custom.currency : null,
			eventTime: Number(event.event_time),
		};
	}

	counts(): LedgerCounts {
		return { ...this.totals, unique: this.entries.length };
	}

	get(eventId: string, eventName: string): CountedEvent | undefined {
		const entry = this.index.get(eventName)?.get(eventId);
		return entry && shown(entry);
	}

	/** Counted events in order of arrival. */
	list(offset: number, limit: number): CountedEvent[] {
		return this.entries.slice(offset, offset + limit).map(shown);
	}

	countedTwice(): CountedEvent[] {
		return this.entries.filter(({ counted }) => counted > 1).map(shown);
	}

	clear(): void {
		this.entries = [];
		this.index.clear();
		for (const name of Object.keys(this.totals) as Array<keyof typeof this.totals>) {
			this.totals[name] = 0;
		}
	}
}
