import type { Conversion } from '../../conversion/conversion';

/** `adStorageConsent`: granted or denied. */
export type AdStorageConsent = 'G' | 'D';

/**
 * What the buyer said. Microsoft asks one question where there are two of them: granted is only what was
 * denied nowhere. Unknown is left out, never claimed to be granted.
 */
export function consentOf({ consent }: Pick<Conversion, 'consent'>): AdStorageConsent | undefined {
	const { adUserData, adPersonalization } = consent ?? {};
	if (adUserData === 'denied' || adPersonalization === 'denied') return 'D';
	return adUserData === 'granted' ? 'G' : undefined;
}

/** Whether the buyer forbade to hand on what is known about them. */
export function isWithheld({ consent }: Pick<Conversion, 'consent'>): boolean {
	return consent?.adUserData === 'denied';
}
