import type { Conversion } from '../../conversion/conversion';

/** Whether a conversion does not count any more, as far as the tracker knows. */
export function isTakenBack({ status }: Pick<Conversion, 'status'>): boolean {
	return status === 'rejected' || status === 'refunded';
}
