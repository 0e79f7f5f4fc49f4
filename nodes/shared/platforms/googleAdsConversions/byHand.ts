import type { Conversion } from '../../conversion/conversion';
import { CUSTOMER_TYPES, plainEntries, wordOf } from '../google/words';

/** What a conversion can say under `platformFields.googleAdsConversions`; nothing else is taken. */
export interface ByHand {
	/** From `{ '123': value }`, the number being that of the custom variable. */
	customVariables?: ReadonlyArray<{ conversionCustomVariable: string; value: string }>;
	/** Only tokens on Google's list may say it. */
	conversionEnvironment?: string;
	customerType?: string;
}

export function byHand(
	{ platformFields }: Pick<Conversion, 'platformFields'>,
	customerId: string,
): ByHand | undefined {
	const given = platformFields?.googleAdsConversions;
	if (!given) return undefined;
	const customVariables = plainEntries(given.customVariables)
		.filter(([id]) => /^\d+$/.test(id))
		.map(([id, value]) => ({
			conversionCustomVariable: `customers/${customerId}/conversionCustomVariables/${id}`,
			value,
		}));
	return {
		...(customVariables.length > 0 && { customVariables }),
		conversionEnvironment: wordOf(['APP', 'WEB'], given.conversionEnvironment),
		customerType: wordOf(CUSTOMER_TYPES, given.customerType),
	};
}
