import type { INodeProperties } from 'n8n-workflow';
import { LONGEST_BACKFILL_DAYS } from '../../shared/sync/settings';

export const syncEvery: INodeProperties = {
	displayName: 'Sync Every (Minutes)',
	name: 'syncEvery',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 15,
	description:
		'How often to ask the tracker for news. The Poll Times above say how often n8n looks whether this is due; a look that is not due costs no request.',
};

const typeOptions = { minValue: 0, maxValue: LONGEST_BACKFILL_DAYS };

/** Logs of clicks are long: nobody wants a month of them without having asked. */
export const firstSync: INodeProperties[] = [
	{
		displayName: 'First Sync (Days)',
		name: 'firstSyncDays',
		type: 'number',
		typeOptions,
		displayOptions: { show: { triggerOn: ['conversions'] } },
		default: 30,
		description:
			'How many days of past conversions to bring in once, newest days first, when the workflow is first published. 0 for none, 90 at most. Until they are all in, every poll goes on with them.',
	},
	{
		displayName: 'First Sync (Days)',
		name: 'firstSyncDays',
		type: 'number',
		typeOptions,
		displayOptions: { show: { triggerOn: ['clicks'] } },
		default: 0,
		description:
			'How many days of past clicks to bring in once, newest days first, when the workflow is first published. 0 for none, 90 at most. Until they are all in, every poll goes on with them.',
	},
];
