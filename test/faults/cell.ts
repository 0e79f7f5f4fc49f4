import type { FaultKind } from './faults';

/** What came of one fault at one service. Both runners tell it in these words; the table shows them. */
export interface Cell {
	kind: FaultKind;
	/** What the user reads while it lasts; nothing where it went on all the same. */
	says?: string;
	/** What the user is told to do. */
	advice?: string;
	/** Class and code of the failure, where items have them. */
	class?: string;
	code?: string;
	/**
	 * Requests of a sync that arrived while it lasted; of a platform, how often an event was sent at most:
	 * how many requests are under way when the first is refused is up to chance.
	 */
	tries: number;
	/** Whether one single such answer is waited out, so that nobody learns of it. */
	passes: boolean;
	/** What was not delivered in the end, and what was delivered more than once. */
	lost: string[];
	twice: string[];
	/** What must not be: a cursor that moved, an item called accepted that is not. */
	wrong: string[];
	/** Calls that followed a redirect to another host. */
	elsewhere: number;
}

/** Without the port, which is another one every time. */
export const withoutPort = (text: string): string =>
	text.replace(/(127\.0\.0\.1|localhost):\d+/g, '$1');
