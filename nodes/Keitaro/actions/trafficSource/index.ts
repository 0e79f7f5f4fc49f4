import { createOf, getOf, listOf, updateOf, type Entity } from '../common/entity';
import { parameters } from '../common/parameters.fields';
import { ARCHIVE_STATES, name, notes, state } from '../common/shared.fields';
import { stepsOf } from '../common/steps';
import { amount, choice, flag, text } from '../common/writing';
import type { KeitaroResource } from '../operation';

const entity: Entity = {
	one: 'a traffic source',
	many: 'traffic sources',
	path: '/traffic_sources',
	id: 'trafficSourceId',
	simple: ['id', 'name', 'state', 'template_name', 'postback_url', 'postback_statuses', 'notes'],
	required: [name('traffic source')],
	optional: [
		flag(
			'acceptParameters',
			'Accept Parameters',
			'Whether campaigns of this source take parameters that are not listed',
		),
		notes,
		parameters,
		choice(
			'postbackStatuses',
			'Postback Statuses',
			'Which conversions are reported to the source',
			{ lead: 'Lead', rebill: 'Rebill', rejected: 'Rejected', sale: 'Sale' },
			{ default: ['lead', 'sale'] },
		),
		text('postbackUrl', 'Postback URL', 'Called by Keitaro for each conversion, macros replaced', {
			placeholder: 'e.g. https://source.example.com/postback?id={external_id}&payout={revenue}',
		}),
		state('traffic source', ARCHIVE_STATES),
		text('templateName', 'Template', 'Name of the template of Keitaro the source was made from'),
		amount('trafficLoss', 'Traffic Loss (%)', 'Share of clicks that are lost on the way here', {
			typeOptions: { minValue: 0, maxValue: 100 },
		}),
	],
};

export const trafficSource: KeitaroResource = {
	name: 'Traffic Source',
	operations: {
		...stepsOf(entity, 'archive', 'clone'),
		create: createOf(entity),
		get: getOf(entity),
		getAll: listOf(entity),
		update: updateOf(entity),
	},
};
