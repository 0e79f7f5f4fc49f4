import type { INodeProperties } from 'n8n-workflow';
import { filtersCollection } from '../../shared/n8n/collections';
import { eventsOf } from '../events';
import { FOLLOWED, LOGS } from './choices';

const ofConversions = { show: { '/triggerOn': ['conversions'] } };

const hasLog = FOLLOWED.filter((one) => eventsOf(one).some(({ value }) => LOGS.includes(value)));

export const filters: INodeProperties = filtersCollection(
	[
		{
			displayName: 'Campaign Names or IDs',
			name: 'campaigns',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getCampaigns', loadOptionsDependsOn: ['tracker'] },
			default: [],
			description:
				'Only what these campaigns brought. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		{
			displayName: 'Event Names or IDs',
			name: 'events',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getEvents', loadOptionsDependsOn: ['tracker'] },
			displayOptions: ofConversions,
			default: [],
			description:
				'Only these events. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		{
			displayName: 'Status Names or IDs',
			name: 'statuses',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getStatuses', loadOptionsDependsOn: ['tracker'] },
			displayOptions: ofConversions,
			default: [],
			description:
				'Only conversions with these statuses of the tracker. Leave out a status and you will not hear of conversions that change to it, such as refunds. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
	],
	{ displayOptions: { show: { tracker: hasLog.map(({ name }) => name), triggerOn: LOGS } } },
);
