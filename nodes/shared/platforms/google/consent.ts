import type { Conversion } from '../../conversion/conversion';

/** A consent in the words of one of Google's APIs. */
export interface GoogleConsent {
	adUserData?: string;
	adPersonalization?: string;
}

/**
 * What the buyer said, each word behind the API's prefix: `GRANTED` or `CONSENT_GRANTED`. Unknown is
 * left out, never claimed to be granted (ad-platforms §2.2).
 */
export function consentOf(
	{ consent }: Pick<Conversion, 'consent'>,
	prefix: '' | 'CONSENT_',
): GoogleConsent | undefined {
	if (!consent) return undefined;
	const adUserData = WORDS[consent.adUserData ?? 'unknown'];
	const adPersonalization = WORDS[consent.adPersonalization ?? 'unknown'];
	if (adUserData === undefined && adPersonalization === undefined) return undefined;
	return {
		...(adUserData && { adUserData: prefix + adUserData }),
		...(adPersonalization && { adPersonalization: prefix + adPersonalization }),
	};
}

const WORDS = { granted: 'GRANTED', denied: 'DENIED', unknown: undefined } as const;
