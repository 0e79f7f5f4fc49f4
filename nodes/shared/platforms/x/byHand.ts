import { handReader } from '../byHand';

/** Fields by hand, under `platformFields.x`, as X describes events of websites. */
export const addByHand = handReader('x', {
	'': { text: ['description', 'search_string'], number: ['number_items'] },
});
