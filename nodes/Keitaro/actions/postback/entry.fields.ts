import type { INodeProperties } from 'n8n-workflow';
import { byName } from '../../../shared/n8n/byName';
import { ENTRY_STATUSES } from '../../../shared/trackers/keitaro/postbackEntries';

const forCampaign = { show: { belongsTo: ['campaign'] } };

export const urlField: INodeProperties = {
	displayName: 'URL',
	name: 'url',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://network.example.com/pb?cid={external_id}&sum={revenue}&st={status}',
	description: "Address to call, with Keitaro's macros such as {subid}, {status} or {sub_id_1}",
};

export const methodField: INodeProperties = {
	displayName: 'Method',
	name: 'method',
	type: 'options',
	options: [
		{ name: 'GET', value: 'GET' },
		{ name: 'POST', value: 'POST' },
	],
	default: 'GET',
	description: 'How to call it',
};

export const entryMethod: INodeProperties = { ...methodField, displayOptions: forCampaign };

export const activeField: INodeProperties = {
	displayName: 'Status',
	name: 'state',
	type: 'options',
	options: [
		{ name: 'Active', value: 'active' },
		{
			name: 'Inactive',
			value: 'inactive',
			description: 'Keitaro has no switch: the entry stays and has no statuses to be sent on',
		},
	],
	default: 'active',
	description: 'Whether the postback is sent at all',
};

export const TRIGGERS: NonNullable<INodeProperties['options']> = [
	{ name: 'All Conversions', value: 'all' },
	{ name: 'Deposits Only', value: 'deposits', description: 'Keitaro 10 and newer' },
	{ name: 'Leads Only', value: 'leads' },
	{ name: 'Registrations Only', value: 'registrations', description: 'Keitaro 10 and newer' },
	{ name: 'Rejected Only', value: 'rejected' },
	{ name: 'Sales Only', value: 'sales' },
];

export const entryTrigger: INodeProperties = {
	displayName: 'Trigger',
	name: 'trigger',
	type: 'options',
	options: [{ name: 'Chosen Statuses', value: 'statuses' }, ...TRIGGERS].sort(byName),
	default: 'all',
	description: 'Which conversions Keitaro sends it for. All means lead, sale, rejected and rebill.',
};

export const statusesField: INodeProperties = {
	displayName: 'Statuses',
	name: 'statuses',
	type: 'multiOptions',
	options: ENTRY_STATUSES.map((value) => ({
		name: value.charAt(0).toUpperCase() + value.slice(1),
		value,
	})),
	default: ['sale'],
	displayOptions: { show: { trigger: ['statuses'] } },
	description:
		'Statuses to send it on. Deposit, registration and trash exist in Keitaro 10 and newer only.',
};
