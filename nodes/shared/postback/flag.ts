/** What is odd about a postback that was let through. */
export type FlagKind =
	| 'macro'
	| 'clickId'
	| 'value'
	| 'currency'
	| 'time'
	| 'customData'
	| 'personalData';

export interface Flag {
	kind: FlagKind;
	/** The parameter, as it was named. */
	parameter: string;
	/** What is wrong with it, in a few words. Never personal data. */
	detail: string;
}

/** Longest passage of a value that goes into a flag. */
const QUOTED = 60;

/** A value as it stands in a flag. */
export function quoted(text: string): string {
	const folded = text.replace(/\s+/g, ' ');
	return folded.length > QUOTED ? `${folded.slice(0, QUOTED)}…` : folded;
}
