import type { Conversion } from '../../conversion/conversion';
import { isRestated, restatement } from '../google/restated';
import { isTakenBack } from '../google/takenBack';
import type { AdjustmentSettings } from './settings';

/** What is said about a conversion that Google has (`ConversionAdjustmentType`). */
export type Adjustment = 'RETRACTION' | 'RESTATEMENT' | 'ENHANCEMENT';

type Changed = Pick<Conversion, 'status' | 'changedFields' | 'revenue' | 'updatedAt'>;

/** What is to be said about a conversion; nothing where nothing changed. */
export function kindOf(
	conversion: Changed,
	{ enhances }: Pick<AdjustmentSettings, 'enhances'>,
): Adjustment | undefined {
	if (isTakenBack(conversion)) return 'RETRACTION';
	if (isRestated(conversion)) return 'RESTATEMENT';
	return enhances && conversion.status === 'confirmed' ? 'ENHANCEMENT' : undefined;
}

/** The same change of a conversion is told once, another one again. */
export function about(conversion: Changed, settings: Pick<AdjustmentSettings, 'enhances'>): string {
	const kind = kindOf(conversion, settings);
	if (kind === 'RESTATEMENT') return `restatement:${restatement(conversion)}`;
	return kind?.toLowerCase() ?? '';
}
