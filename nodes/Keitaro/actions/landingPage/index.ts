import { archive, payload, TYPES, withArchive } from '../common/content.fields';
import { createOf, getOf, listOf, updateOf, type Entity } from '../common/entity';
import { filesOf } from '../common/files.operations';
import { ACTIVE_STATES, link, name, notes, state } from '../common/shared.fields';
import { stepOf } from '../common/steps';
import { choice, text } from '../common/writing';
import type { KeitaroResource } from '../operation';

const ACTIONS = {
	curl: 'Load by the Server (Curl)',
	http: 'HTTP Redirect',
	local_file: 'Local File',
	show_html: 'Show HTML',
	show_text: 'Show Text',
	status404: '404 Not Found',
};

const entity: Entity = {
	one: 'a landing page',
	many: 'landing pages',
	path: '/landing_pages',
	id: 'landingPageId',
	simple: [
		'id',
		'name',
		'state',
		'group_id',
		'landing_type',
		'action_type',
		'action_payload',
		'offer_count',
		'created_at',
	],
	required: [name('landing page')],
	optional: [
		payload('landing page'),
		choice('actionType', 'Action Type', 'How the page is shown', ACTIONS, {
			default: 'local_file',
		}),
		archive,
		link('groupId', 'The group of landing pages to put it in', {
			asText: true,
			search: 'searchLandingPageGroups',
		}),
		choice('landingType', 'Landing Page Type', 'Where the page lives', TYPES, {
			default: 'local',
		}),
		notes,
		state('landing page', ACTIVE_STATES),
		text('url', 'Landing Page URL', 'Address of an external page, where the build takes it here', {
			placeholder: 'e.g. https://page.example.com',
		}),
	],
	complete: withArchive,
};

export const landingPage: KeitaroResource = {
	name: 'Landing Page',
	operations: {
		...filesOf(entity),
		archive: stepOf(entity, 'archive'),
		// The only one that is cloned by PUT (keitaro-api §2.1).
		clone: stepOf(entity, 'clone', { method: 'put' }),
		create: createOf(entity),
		get: getOf(entity),
		getAll: listOf(entity),
		update: updateOf(entity),
	},
};
