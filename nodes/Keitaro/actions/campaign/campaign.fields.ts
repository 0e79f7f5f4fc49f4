import type { IDataObject } from 'n8n-workflow';
import { parameters } from '../common/parameters.fields';
import { ACTIVE_STATES, link, name, notes, state } from '../common/shared.fields';
import { amount, choice, flag, json, text, type WriteField } from '../common/writing';

export const required: readonly WriteField[] = [
	name('campaign'),
	{
		...text(
			'alias',
			'Alias',
			'The part of the tracking link after the domain, unique in the tracker. Blank lets Keitaro make one.',
			{ placeholder: 'e.g. summer-sale' },
		),
	},
];

/** Write enums; the tracker reads more cost types than it takes (keitaro-api §3.1). */
export const optional: readonly WriteField[] = [
	choice(
		'bindVisitors',
		'Bind Visitors',
		'What a returning visitor gets again',
		{
			s: 'Flow',
			sl: 'Flow and Landing Page',
			slo: 'Flow, Landing Page and Offer',
		},
		{ default: 's' },
	),
	flag('costAuto', 'Cost From the URL', 'Whether to take the cost from the parameter of the link'),
	text('costCurrency', 'Cost Currency', 'ISO 4217 code; blank for the currency of the tracker', {
		placeholder: 'e.g. USD',
	}),
	choice(
		'costType',
		'Cost Model',
		'What the cost is paid for',
		{ CPC: 'CPC (per Click)', CPM: 'CPM (per 1,000 Clicks)', CPUC: 'CPUC (per Unique Click)' },
		{ default: 'CPC' },
	),
	amount('costValue', 'Cost', 'What one unit of the cost model costs'),
	amount('cookiesTtl', 'Uniqueness Period (Hours)', 'How long a visitor is not unique again', {
		default: 24,
		typeOptions: { minValue: 0 },
	}),
	link('domainId', 'The domain of the tracking link'),
	link('groupId', 'The group of campaigns to put it in', {
		asText: true,
		search: 'searchCampaignGroups',
	}),
	notes,
	parameters,
	json(
		'postbacks',
		'Postbacks (JSON)',
		'All outgoing postbacks as a list of {method, url, statuses}, instead of those there are. Resource Postback changes a single one.',
		{
			placeholder:
				'e.g. [{"method":"GET","url":"https://example.com/?id={external_id}","statuses":["sale"]}]',
			to: (value) => (value ?? []) as IDataObject[],
		},
	),
	state('campaign', ACTIVE_STATES),
	text('token', 'Token', 'Secret of the Click API and KClient; Keitaro makes one by itself', {
		typeOptions: { password: true },
	}),
	amount('trafficLoss', 'Traffic Loss (%)', 'Share of clicks that are lost on the way here', {
		typeOptions: { minValue: 0, maxValue: 100 },
	}),
	link('trafficSourceId', 'Where the traffic comes from'),
	choice(
		'type',
		'Rotation',
		'How a click finds its flow',
		{ position: 'By Position', weight: 'By Weight (Split Test)' },
		{ default: 'position' },
	),
	choice(
		'uniquenessMethod',
		'Uniqueness Method',
		'How a visitor is recognised',
		{ ip: 'IP', ip_ua: 'IP and User Agent' },
		{ default: 'ip_ua' },
	),
	flag(
		'uniquenessUseCookies',
		'Uniqueness by Cookies',
		'Whether to recognise visitors by a cookie too',
		{ default: true },
	),
];
