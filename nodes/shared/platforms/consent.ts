import type { Consent, Conversion } from '../conversion/conversion';

/**
 * Whether the platform may use an event only in a limited way: the user chose so for all, or the buyer
 * denied personalised ads. What a conversion says itself goes first; unknown changes nothing.
 */
export function isLimited(
	{ consent: own }: Pick<Conversion, 'consent'>,
	{ limitedDataUse, consent }: { limitedDataUse: boolean; consent: Readonly<Consent> },
): boolean {
	return limitedDataUse || (own?.adPersonalization ?? consent.adPersonalization) === 'denied';
}
