import { handReader } from '../byHand';

/** Fields by hand, under `platformFields.microsoft` (ad-platforms §4, and Microsoft's guide). */
export const addByHand = handReader('microsoft', {
	'': { text: ['keywords', 'pageLoadId', 'pageTitle'] },
	userData: { text: ['anonymousId'], deviceId: ['gaid', 'idfa'] },
	customData: {
		text: ['ecommCategory', 'eventCategory', 'eventLabel', 'pageType', 'searchTerm'],
		number: ['ecommTotalValue', 'eventValue'],
	},
});
