import type { Capability, TrackerModule } from '../shared/trackers/module';
import { clicks, conversions } from './subjects/logs';
import { listOf } from './subjects/lists';
import type { Subject } from './subjects/subject';

/** One choice of Trigger On. */
export interface TriggerEvent {
	/** Value of the parameter. */
	value: string;
	/** In the pick list. */
	name: string;
	description: string;
	/** In sentences: `conversions`. */
	things: string;
	/** What a tracker must be able to do for it. */
	needs: Capability;
	subject: Subject;
	/** Key of its state in n8n's static data: each event has its own. */
	slot: string;
}

const LIST =
	'Also fires when its name, state, URL or group changes, and when it is deleted or no longer listed';

/** All that a workflow can be started with, the usual choice first. */
export const EVENTS: readonly TriggerEvent[] = [
	{
		value: 'conversions',
		name: 'New or Changed Conversion',
		description: 'Also fires when the status or the revenue of a conversion changes',
		things: 'conversions',
		needs: 'trigger:conversion',
		subject: conversions,
		slot: 'sync',
	},
	{
		value: 'clicks',
		name: 'New Click',
		description: 'Fires once for each click. Choose campaigns where there are many.',
		things: 'clicks',
		needs: 'trigger:click',
		subject: clicks,
		slot: 'clicks',
	},
	{
		value: 'campaigns',
		name: 'New or Changed Campaign',
		description: LIST,
		things: 'campaigns',
		needs: 'campaign',
		subject: listOf('campaign'),
		slot: 'campaigns',
	},
	{
		value: 'flows',
		name: 'New or Changed Flow',
		description: LIST,
		things: 'flows',
		needs: 'flow',
		subject: listOf('flow'),
		slot: 'flows',
	},
	{
		value: 'landingPages',
		name: 'New or Changed Landing Page',
		description: LIST,
		things: 'landing pages',
		needs: 'landingPage',
		subject: listOf('landingPage'),
		slot: 'landingPages',
	},
	{
		value: 'offers',
		name: 'New or Changed Offer',
		description: LIST,
		things: 'offers',
		needs: 'offer',
		subject: listOf('offer'),
		slot: 'offers',
	},
	{
		value: 'trafficSources',
		name: 'New or Changed Traffic Source',
		description: LIST,
		things: 'traffic sources',
		needs: 'trafficSource',
		subject: listOf('trafficSource'),
		slot: 'trafficSources',
	},
];

/** The events that a tracker can fire. */
export function eventsOf({ capabilities }: TrackerModule): TriggerEvent[] {
	return EVENTS.filter(({ needs }) => capabilities[needs] === true);
}
