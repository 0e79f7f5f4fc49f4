import { realText } from '../conversion/adClickIds';
import type { Conversion, Named } from '../conversion/conversion';

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
