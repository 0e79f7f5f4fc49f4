import type { Conversion } from '../conversion/conversion';

/**
 * Whether the platform may use an event only in a limited way: the user chose so for all, or the buyer
 * denied personalised ads. Unknown changes nothing.
 */
export function isLimited(
	{ consent }: Pick<Conversion, 'consent'>,
	{ limitedDataUse }: { limitedDataUse: boolean },
): boolean {
	return limitedDataUse || consent?.adPersonalization === 'denied';
}
