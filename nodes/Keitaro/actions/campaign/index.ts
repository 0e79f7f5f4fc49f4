import { archivedOf, createOf, getOf, listOf, updateOf, type Entity } from '../common/entity';
import { stepsOf } from '../common/steps';
import type { KeitaroResource } from '../operation';
import { optional, required } from './campaign.fields';

const entity: Entity = {
	one: 'a campaign',
	many: 'campaigns',
	path: '/campaigns',
	id: 'campaignId',
	hasSecrets: true,
	simple: [
		'id',
		'name',
		'alias',
		'state',
		'type',
		'group_id',
		'traffic_source_id',
		'domain',
		'cost_type',
		'cost_value',
	],
	required,
	optional,
};

export const campaign: KeitaroResource = {
	name: 'Campaign',
	operations: {
		...stepsOf(entity, 'archive', 'clone', 'disable', 'enable', 'restore'),
		create: createOf(entity),
		get: getOf(entity),
		// Newer builds page this list, older ones answer it whole (keitaro-api §2.2).
		getAll: listOf(entity, {
			query: ({ param }) =>
				param.boolean('returnAll') ? {} : { limit: param.number('limit'), offset: 0 },
		}),
		getArchived: archivedOf(entity),
		update: updateOf(entity),
	},
};
