import type { INodeProperties } from 'n8n-workflow';
import { namesOrIds } from '../../shared/n8n/fields';
import { filtersCollection } from '../../shared/n8n/collections';
import { eventsOf } from '../events';
import { FOLLOWED, LOGS } from './choices';

const ofConversions = { show: { '/triggerOn': ['conversions'] } };

const hasLog = FOLLOWED.filter((one) => eventsOf(one).some(({ value }) => LOGS.includes(value)));

export const filters: INodeProperties = filtersCollection(
	[
		namesOrIds(
			'Campaign',
			'campaigns',
			{ loadOptionsMethod: 'getCampaigns', loadOptionsDependsOn: ['tracker'] },
			'Only what these campaigns brought',
		),
		namesOrIds(
			'Event',
			'events',
			{ loadOptionsMethod: 'getEvents', loadOptionsDependsOn: ['tracker'] },
			'Only these events',
			{ displayOptions: ofConversions },
		),
		namesOrIds(
			'Status',
			'statuses',
			{ loadOptionsMethod: 'getStatuses', loadOptionsDependsOn: ['tracker'] },
			'Only conversions with these statuses of the tracker. Leave out a status and you will not hear of conversions that change to it, such as refunds',
			{ displayOptions: ofConversions },
		),
	],
	{ displayOptions: { show: { tracker: hasLog.map(({ name }) => name), triggerOn: LOGS } } },
);
