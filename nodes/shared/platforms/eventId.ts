import type { Conversion } from '../conversion/conversion';
import { fingerprint } from '../conversion/fingerprint';

/** 192 bits of a hash, in characters every platform takes. */
const LENGTH = 32;

/**
 * The id of a conversion's event: the same conversion is the same event for ever, whichever execution,
 * worker or restart sends it, and two accounts of a tracker never share one.
 */
export function eventIdOf({ tracker, account, id, event }: Conversion): string {
	return fingerprint(`${tracker}|${account}|${id}|${event}`, LENGTH);
}
