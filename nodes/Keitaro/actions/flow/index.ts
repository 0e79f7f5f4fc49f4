import type { INodeProperties } from 'n8n-workflow';
import { catalogueOf } from '../common/catalogue';
import { archivedOf, createOf, getOf, listOf, updateOf, type Entity } from '../common/entity';
import { locator } from '../common/locators';
import { stepsOf } from '../common/steps';
import type { KeitaroResource } from '../operation';
import { optional, required } from './flow.fields';
import { LANDINGS, OFFERS } from './members.fields';
import { addTo, removeFrom } from './members.operations';

const entity: Entity = {
	one: 'a flow',
	many: 'flows',
	path: '/streams',
	id: 'flowId',
	simple: [
		'id',
		'campaign_id',
		'name',
		'type',
		'state',
		'schema',
		'action_type',
		'action_payload',
		'position',
		'weight',
	],
	required,
	optional,
	resend: ['schema', 'action_type'],
};

const query: INodeProperties = {
	displayName: 'Search For',
	name: 'query',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. offer.example.com',
	description: 'Text that the flow holds, such as its name or a URL',
};

/** Names, schemas and actions that flows of this tracker can have. */
const catalogues = {
	getActions: catalogueOf({
		name: 'Get Many Action Types',
		action: 'Get many flow action types',
		description: 'List what a flow can do with a click on this tracker',
		path: () => '/streams_actions',
	}),
	getSchemas: catalogueOf({
		name: 'Get Many Schemas',
		action: 'Get many flow schemas',
		description: 'List the flow schemas of this tracker',
		path: () => '/stream_schemas',
	}),
	getTypes: catalogueOf({
		name: 'Get Many Types',
		action: 'Get many flow types',
		description: 'List the flow types of this tracker',
		path: () => '/stream_types',
	}),
};

export const flow: KeitaroResource = {
	name: 'Flow',
	operations: {
		...catalogues,
		...stepsOf(entity, 'archive', 'disable', 'enable', 'restore'),
		addLandingPage: addTo(LANDINGS),
		addOffer: addTo(OFFERS),
		create: createOf(entity),
		get: getOf(entity),
		getAll: listOf(entity, {
			description: 'List the flows of a campaign',
			fields: [locator('campaignId', 'The campaign whose flows to list')],
			path: ({ param }) => `/campaigns/${param.id('campaignId')}/streams`,
		}),
		getArchived: archivedOf(entity),
		// The specification types the answer as one flow, which is doubtful (keitaro-api §12.5).
		getEvents: catalogueOf({
			name: 'Get History',
			action: 'Get the history of a flow',
			description: 'List what happened to a flow',
			path: ({ param }) => `/streams/${param.id('flowId')}/events`,
			fields: [locator('flowId', 'The flow whose history to list')],
		}),
		removeLandingPage: removeFrom(LANDINGS),
		removeOffer: removeFrom(OFFERS),
		search: listOf(entity, {
			name: 'Search',
			action: 'Search flows',
			description: 'Find flows of all campaigns by text',
			fields: [query],
			path: () => '/streams/search',
			query: ({ param }) => ({ query: param.text('query') }),
		}),
		update: updateOf(entity),
	},
};
