import { createOf, getOf, listOf, updateOf, type Entity } from '../common/entity';
import { name, notes } from '../common/shared.fields';
import { stepsOf } from '../common/steps';
import { text } from '../common/writing';
import type { KeitaroResource } from '../operation';

const entity: Entity = {
	one: 'an affiliate network',
	many: 'affiliate networks',
	path: '/affiliate_networks',
	id: 'affiliateNetworkId',
	simple: ['id', 'name', 'state', 'offers', 'postback_url', 'offer_param', 'created_at'],
	required: [name('affiliate network')],
	optional: [
		notes,
		text(
			'offerParam',
			'Offer Parameters',
			'Added to the URL of every offer of the network, so that it sends the click ID back',
			{ placeholder: 'e.g. sub1={subid}' },
		),
		text(
			'postbackUrl',
			'Postback URL',
			'The incoming postback address with the macros of the network, to copy into its settings',
			{ placeholder: 'e.g. https://tracker.example.com/key/postback?subid={sub1}&payout={payout}' },
		),
	],
};

export const affiliateNetwork: KeitaroResource = {
	name: 'Affiliate Network',
	operations: {
		...stepsOf(entity, 'archive', 'clone'),
		create: createOf(entity),
		get: getOf(entity),
		getAll: listOf(entity),
		update: updateOf(entity),
	},
};
