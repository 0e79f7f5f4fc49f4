import { handReader } from '../byHand';

/** Fields by hand, under `platformFields.reddit` (ad-platforms §4). */
export const addByHand = handReader('reddit', {
	user: { text: ['uuid'], deviceHash: ['aaid'], capitalHash: ['idfa'] },
	metadata: { number: ['item_count'] },
});
