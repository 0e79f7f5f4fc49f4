import type { IDataObject } from 'n8n-workflow';
import { ACTIVE_STATES, link, name, state } from '../common/shared.fields';
import { amount, choice, field, flag, json, text, type WriteField } from '../common/writing';
import { landings, offers } from './members.fields';

export const campaign = link('campaignId', 'The campaign the flow belongs to');

export const actionType: WriteField = field({
	displayName: 'Action Type Name or ID',
	name: 'actionType',
	type: 'options',
	typeOptions: { loadOptionsMethod: 'getFlowActions' },
	default: '',
	required: true,
	description:
		'What the flow does with a click, such as http for a redirect. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
});

export const required: readonly WriteField[] = [
	{ ...campaign, property: { ...campaign.property, required: true } },
	name('flow'),
	choice(
		'flowType',
		'Flow Type',
		'Forced flows are tried first, then regular ones, then the default one',
		{ default: 'Default', forced: 'Forced', regular: 'Regular' },
		{ key: 'type', default: 'regular', required: true },
	),
	choice(
		'flowSchema',
		'Schema',
		'Where the click goes',
		{ action: 'Action', landings: 'Landing Pages and Offers', redirect: 'Direct URL' },
		{ key: 'schema', default: 'landings', required: true },
	),
	actionType,
];

const list = (value: unknown): IDataObject[] => (value ?? []) as IDataObject[];

export const optional: readonly WriteField[] = [
	json('actionOptions', 'Action Options (JSON)', 'Further settings of the action type', {
		to: (value) => (value ?? {}) as IDataObject,
	}),
	text(
		'actionPayload',
		'Action Payload',
		'The address, text or campaign ID that the action type works with',
		{ placeholder: 'e.g. https://offer.example.com/?click={subid}' },
	),
	flag('collectClicks', 'Collect Clicks', 'Whether to keep the clicks of the flow', {
		default: true,
	}),
	text('comments', 'Comments', 'Text for people, shown in the panel'),
	flag('filterOr', 'Any Filter Is Enough', 'Whether one filter that fits is enough, not all'),
	json(
		'filters',
		'Filters (JSON)',
		'All filters of the flow as a list of {name, mode, payload}. Resource Flow Filter changes a single one.',
		{ to: list, placeholder: 'e.g. [{"name":"country","mode":"accept","payload":["DE"]}]' },
	),
	landings,
	offers,
	choice('offerSelection', 'Offer Selection', 'When the offer is chosen', {
		after_click: 'After the Click on the Landing Page',
		before_click: 'Before the Landing Page',
	}),
	amount('position', 'Position', 'Place among the flows of the campaign', { default: 1 }),
	state('flow', ACTIVE_STATES),
	json(
		'triggers',
		'Triggers (JSON)',
		'All automatic checks of the flow as a list of {stream_id, condition, target, action, …}',
		{
			to: list,
			placeholder:
				'e.g. [{"stream_id":5,"condition":"not_respond","target":"offers","action":"disable"}]',
		},
	),
	amount('weight', 'Weight', 'Share of the flow when the campaign rotates by weight', {
		default: 100,
		typeOptions: { minValue: 0 },
	}),
];
