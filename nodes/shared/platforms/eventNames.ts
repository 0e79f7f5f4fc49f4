import type { ConversionEvent } from '../conversion/conversion';
import { isEvent, toEvent } from '../conversion/event';
import { wordKey } from '../conversion/words';

const CUSTOM = 'Custom_';

/** The event that a user names, in the spelling in which conversions carry it. */
export const namedEvent = (word: unknown): ConversionEvent => {
	const text = String(word);
	return isEvent(text) ? text : toEvent(text);
};

/** The tracker's own word for an event that has no standard name; nothing for the standard ones. */
export function customName(event: ConversionEvent): string | undefined {
	return event.startsWith(CUSTOM) ? event.slice(CUSTOM.length) : undefined;
}

/** Names that a platform proposes for standard events. */
export type Names = Readonly<Partial<Record<ConversionEvent, string>>>;

/** A platform's name of an event: the user's, the proposed one, or the tracker's own word. */
export const nameOf = (
	event: ConversionEvent,
	own: ReadonlyMap<ConversionEvent, string>,
	proposed: Names = {},
): string => own.get(event) ?? proposed[event] ?? customName(event) ?? event;

/**
 * Finds a platform's standard event by a word however it is spelled: `StartTrial` and `start trial` are
 * `START_TRIAL`.
 */
export function standardFinder(names: readonly string[]): (word: string) => string | undefined {
	const known = new Map(names.map((name) => [wordKey(name), name]));
	return (word) => known.get(wordKey(word));
}
