import type { Refund } from './platform';

/** The `refund` of a platform that knows no way back; `who` is what has none, in the sentence. */
export function cannotTakeBack(who: string): () => Refund {
	const kept: Refund = {
		supported: false,
		reason: `${who} has no way to take a conversion back`,
		advice: 'Forward only confirmed conversions if many are rejected later',
	};
	return () => kept;
}
