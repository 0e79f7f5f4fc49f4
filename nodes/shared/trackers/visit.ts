import { realText } from '../conversion/adClickIds';
import type { Conversion, Named } from '../conversion/conversion';
import { cellText, type Row } from './rows';

/** What a row of a log tells of the visit, in a log of clicks and in one of conversions alike. */
export type Visit = Pick<
	Conversion,
	| 'externalId'
	| 'adClickIds'
	| 'campaign'
	| 'flow'
	| 'offer'
	| 'landingPage'
	| 'trafficSource'
	| 'affiliateNetwork'
	| 'subIds'
	| 'geo'
	| 'device'
	| 'ip'
	| 'userAgent'
	| 'referrer'
>;

const ZEROS = /^0+$/;

/** Ids come as numbers or texts; zeros, however many, and blanks mean none. */
export function idOf(value: unknown): string | null {
	const text = realText(value);
	return text === null || ZEROS.test(text) ? null : text;
}

/** A thing of the tracker by its two columns. */
export function named(id: unknown, name: unknown): Named {
	return { id: idOf(id), name: realText(name) };
}

/** A cell as it was tracked, an unreplaced macro included; `null` where it is blank. */
export function asTracked(value: unknown): string | null {
	return value === undefined || value === null || value === '' ? null : cellText(value);
}

/** The sub-IDs of a row, `sub_1` from the first of the columns; only those with a value. */
export function subIdsIn(row: Row, columns: readonly string[]): Record<string, string> {
	const found: Record<string, string> = {};
	for (const [index, column] of columns.entries()) {
		const value = asTracked(row[column]);
		if (value !== null) found[`sub_${index + 1}`] = value;
	}
	return found;
}
