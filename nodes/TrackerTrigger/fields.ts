import type { INodeProperties } from 'n8n-workflow';
import { STANDARD_EVENTS } from '../shared/conversion/event';
import { STATUS_WORDS } from '../shared/conversion/status';
import { LONGEST_BACKFILL_DAYS } from '../shared/sync/settings';

const STATUSES = [...Object.keys(STATUS_WORDS)].sort();

const statusOption = (value: string) => ({
	name: value.charAt(0).toUpperCase() + value.slice(1),
	value,
});

/** `CompleteRegistration` as people read it. */
const eventOption = (value: string) => ({ name: value.replace(/(?<!^)([A-Z])/g, ' $1'), value });

export const triggerOn: INodeProperties = {
	displayName: 'Trigger On',
	name: 'triggerOn',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'New or Changed Conversion',
			value: 'conversions',
			description: 'Also fires when the status or the revenue of a conversion changes',
		},
	],
	default: 'conversions',
	description: 'What to start the workflow with',
};

export const syncEvery: INodeProperties = {
	displayName: 'Sync Every (Minutes)',
	name: 'syncEvery',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 15,
	description:
		'How often to ask the tracker for news. The Poll Times above say how often n8n looks whether this is due; a look that is not due costs no request.',
};

export const firstSync: INodeProperties = {
	displayName: 'First Sync (Days)',
	name: 'firstSyncDays',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: LONGEST_BACKFILL_DAYS },
	default: 30,
	description:
		'How many days of past conversions to bring in once, newest days first, when the workflow is first published. 0 for none, 90 at most. Until they are all in, every poll goes on with them.',
};

export const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		{
			displayName: 'Campaign Names or IDs',
			name: 'campaigns',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getCampaigns' },
			default: [],
			description:
				'Only conversions of these campaigns. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		{
			displayName: 'Event Names or IDs',
			name: 'events',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getEvents' },
			default: [],
			description:
				'Only these events. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		{
			displayName: 'Status Names or IDs',
			name: 'statuses',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getStatuses' },
			default: [],
			description:
				'Only conversions with these statuses of the tracker. Leave out a status and you will not hear of conversions that change to it, such as refunds. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
	],
};

export const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Event Overrides',
			name: 'eventOverrides',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Event',
			default: {},
			description: 'What your own conversion types mean, where the usual words do not fit',
			options: [
				{
					displayName: 'Event',
					name: 'items',
					values: [
						{
							displayName: 'Word in the Tracker',
							name: 'word',
							type: 'string',
							default: '',
							placeholder: 'e.g. deposit',
							description: 'Upper and lower case, spaces and hyphens do not matter',
						},
						{
							displayName: 'Event',
							name: 'meaning',
							type: 'options',
							options: [...STANDARD_EVENTS].sort().map(eventOption),
							default: 'Purchase',
							description: 'The event that conversions of this type are passed on as',
						},
					],
				},
			],
		},
		{
			displayName: 'Include Raw',
			name: 'includeRaw',
			type: 'boolean',
			default: false,
			description: "Whether to add the tracker's own row to each conversion, as field raw",
		},
		{
			displayName: 'Max Items per Poll',
			name: 'maxItems',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 10_000 },
			default: 5_000,
			description:
				'Most conversions to start one execution with. The rest follows with the next poll, a minute later by default.',
		},
		{
			displayName: 'Re-Sync From',
			name: 'resyncFrom',
			type: 'dateTime',
			default: '',
			description:
				'Read everything from this moment on once more, at most 90 days back, as soon as the workflow is published. Each conversion comes with change set to resync. Set another date to do it again.',
		},
		{
			displayName: 'Simplify',
			name: 'simplify',
			type: 'boolean',
			default: false,
			description:
				'Whether to return a few flat fields of each conversion instead of all. Forward Conversions needs them all.',
		},
		{
			displayName: 'Status Overrides',
			name: 'statusOverrides',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Status',
			default: {},
			description: 'What your own statuses mean, where the usual words do not fit',
			options: [
				{
					displayName: 'Status',
					name: 'items',
					values: [
						{
							displayName: 'Word in the Tracker',
							name: 'word',
							type: 'string',
							default: '',
							placeholder: 'e.g. approved_ftd',
							description: 'Upper and lower case, spaces and hyphens do not matter',
						},
						{
							displayName: 'Status',
							name: 'meaning',
							type: 'options',
							options: STATUSES.map(statusOption),
							default: 'confirmed',
							description: 'The status that conversions with this word are passed on with',
						},
					],
				},
			],
		},
		{
			displayName: 'Time Zone',
			name: 'timeZone',
			type: 'string',
			default: 'UTC',
			placeholder: 'e.g. Europe/Berlin',
			description:
				'The IANA zone in which to ask the tracker for times. Keep UTC unless your tracker ignores the zone it is asked for; then put in the zone of the tracker.',
		},
	],
};
