import type { Conversion } from '../../conversion/conversion';
import { isTakenBack } from '../google/takenBack';
import type { AdjustmentSettings } from './settings';

/** What is said about a conversion that Google has (`ConversionAdjustmentType`). */
export type Adjustment = 'RETRACTION' | 'RESTATEMENT' | 'ENHANCEMENT';

type Changed = Pick<Conversion, 'status' | 'change' | 'changedFields' | 'revenue'>;

/** What is to be said about a conversion; nothing where nothing changed. */
export function kindOf(
	conversion: Changed,
	{ enhances }: Pick<AdjustmentSettings, 'enhances'>,
): Adjustment | undefined {
	if (isTakenBack(conversion)) return 'RETRACTION';
	const { status, change, changedFields, revenue } = conversion;
	if (change === 'updated' && changedFields.includes('revenue') && revenue !== null) {
		return 'RESTATEMENT';
	}
	return enhances && status === 'confirmed' ? 'ENHANCEMENT' : undefined;
}

/** The same change of a conversion is told once, another one again. */
export function about(conversion: Changed, settings: Pick<AdjustmentSettings, 'enhances'>): string {
	const kind = kindOf(conversion, settings);
	if (kind === 'RESTATEMENT') return `restatement:${conversion.revenue}`;
	return kind?.toLowerCase() ?? '';
}
