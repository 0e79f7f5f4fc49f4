import type { ConversionEvent } from '../../nodes/shared/conversion/conversion';
import { eventIdOf } from '../../nodes/shared/platforms/eventId';
import type { LogRow } from './trackerLog';

/**
 * What ought to become of a conversion by the documented rules, written down a second time and
 * simpler, so that the nodes are not checked against themselves.
 */

/** The event each of Keitaro's conversion types stands for; the others undo one. */
const EVENTS: Readonly<Record<string, ConversionEvent>> = {
	Sale: 'Purchase',
	Deposit: 'Purchase',
	Rebill: 'Purchase',
	Lead: 'Lead',
	Registration: 'CompleteRegistration',
};
const UNDONE = ['rejected', 'trash'];

const DAY_MS = 86_400_000;
/** Meta takes website events of the last seven days. */
const META_WINDOW_MS = 7 * DAY_MS;

/** `sent`, or the code with which it is skipped. */
export type Fate = 'sent' | 'rejected' | 'too_old' | 'no_user_agent';

/** Which event a conversion stands for, and since when. */
export interface Standing {
	event: ConversionEvent;
	/** Unix time in milliseconds. */
	since: number;
}

/** What the conversion is: what it was last before it was undone, or a sale that never counted. */
export function standingOf({ history, changedAt }: LogRow): Standing {
	const events = history.map(({ type }) => EVENTS[type]);
	const event = events.filter((one) => one !== undefined).at(-1) ?? 'Purchase';
	return { event, since: history[events.indexOf(event)]?.at ?? changedAt };
}

/** Every event the conversion has ever stood for. */
export function eventsOf({ history }: LogRow): ConversionEvent[] {
	const events = history.flatMap(({ type }) => EVENTS[type] ?? []);
	return [...new Set(events)];
}

/** What is to become of the conversion when it is forwarded at this moment. */
export function fateOf(row: LogRow, nowMs: number): Fate {
	if (UNDONE.includes(row.status)) return 'rejected';
	if (nowMs - standingOf(row).since > META_WINDOW_MS) return 'too_old';
	return row.userAgent === null ? 'no_user_agent' : 'sent';
}

/** Names an event at Meta. */
export const metaKey = (eventName: string, eventId: string): string => `${eventName} ${eventId}`;

/** The event id of a conversion; `account` is the tracker's address without its scheme. */
export function eventIdFor(account: string, id: string, event: ConversionEvent): string {
	return eventIdOf({ tracker: 'keitaro', account, id, event } as Parameters<typeof eventIdOf>[0]);
}
