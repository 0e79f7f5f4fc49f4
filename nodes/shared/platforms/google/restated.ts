import type { Conversion } from '../../conversion/conversion';

/**
 * Whether the amount is another one than before. What comes again as `resync`, since the execution that
 * should have told it was cut off, says so as well.
 */
export function isRestated({
	changedFields,
	revenue,
}: Pick<Conversion, 'changedFields' | 'revenue'>): boolean {
	return revenue !== null && changedFields.includes('revenue');
}

/** Names the change for the ledger, by its time too: back at an earlier amount is another change. */
export function restatement({
	revenue,
	updatedAt,
}: Pick<Conversion, 'revenue' | 'updatedAt'>): string {
	return `${revenue}${updatedAt === null ? '' : `@${updatedAt}`}`;
}
