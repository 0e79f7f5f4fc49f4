import type { INodeProperties } from 'n8n-workflow';
import { includeRawIn, simplifyConversions } from '../../shared/n8n/fields';
import { optionsCollection } from '../../shared/n8n/collections';
import { FOLLOWED, LISTS, LOGS } from './choices';
import { eventOverrides, statusOverrides } from './overrides';

const ZONED = FOLLOWED.filter(({ asksForZone }) => asksForZone).map(({ name }) => name);
const LOOKING_BACK = FOLLOWED.filter(({ looksBack }) => looksBack).map(({ name }) => name);

export const options: INodeProperties = optionsCollection([
	{
		displayName: 'Emit Existing',
		name: 'emitExisting',
		type: 'boolean',
		default: false,
		displayOptions: { show: { '/triggerOn': LISTS } },
		description:
			'Whether the first sync brings all there are, with change set to added. Otherwise it only takes note of them.',
	},
	eventOverrides,
	{
		displayName: 'Include Progress',
		name: 'includeProgress',
		type: 'boolean',
		default: false,
		displayOptions: { show: { '/triggerOn': LOGS } },
		description:
			'Whether to add to each item, as field progress, how far the first sync or a re-sync is, such as to be told when it is through: phase (backfill, catching up or live), percent and readBackTo',
	},
	includeRawIn('item'),
	{
		displayName: 'Look Back (Days)',
		name: 'lookBackDays',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 30 },
		default: 3,
		displayOptions: { show: { '/tracker': LOOKING_BACK, '/triggerOn': ['conversions'] } },
		description:
			'How far back to read again once a day, because this tracker does not tell when the status or the payout of a conversion changes. Without this option 3 days, with TGTrack 21. 0 for never.',
	},
	{
		displayName: 'Max Items per Poll',
		name: 'maxItems',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 10_000 },
		default: 5_000,
		description:
			'Most items to start one execution with. The rest follows with the next poll, a minute later by default.',
	},
	{
		displayName: 'Re-Sync From',
		name: 'resyncFrom',
		type: 'dateTime',
		default: '',
		displayOptions: { show: { '/triggerOn': LOGS } },
		description:
			'Read everything from this moment on once more, at most 90 days back, as soon as the workflow is published. Each item comes with change set to resync. Set another date to do it again.',
	},
	{ ...simplifyConversions, displayOptions: { show: { '/triggerOn': ['conversions'] } } },
	statusOverrides,
	{
		displayName: 'Time Zone',
		name: 'timeZone',
		type: 'string',
		default: 'UTC',
		placeholder: 'e.g. Europe/Berlin',
		displayOptions: { show: { '/tracker': ZONED, '/triggerOn': LOGS } },
		description:
			'The IANA zone in which to ask the tracker for times. Keep UTC unless your tracker ignores the zone it is asked for; then put in the zone of the tracker.',
	},
]);
