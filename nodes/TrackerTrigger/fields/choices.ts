import type { INodeProperties } from 'n8n-workflow';
import { notice } from '../../shared/n8n/fields';
import { byName } from '../../shared/n8n/byName';
import type { TrackerName } from '../../shared/conversion/conversion';
import type { TrackerModule } from '../../shared/trackers/module';
import { TRACKERS } from '../../shared/trackers/registry';
import { EVENTS, eventsOf, type TriggerEvent } from '../events';

/** Trackers of which nothing can be followed are not offered at all. */
export const FOLLOWED = TRACKERS.filter((tracker) => eventsOf(tracker).length > 0);

/** What the panel begins with. */
const FIRST: TrackerName = 'keitaro';

export const tracker: INodeProperties = {
	displayName: 'Tracker',
	name: 'tracker',
	type: 'options',
	noDataExpression: true,
	options: FOLLOWED.map(({ name, displayName }) => ({ name: displayName, value: name })).sort(
		byName,
	),
	default: FIRST,
	description: 'Which tracker to follow. The items look the same for all.',
};

/**
 * n8n's list of nodes offers as triggers what the first property of this name offers, and with each
 * sets the tracker to the first that the property is shown for.
 */
const usualFirst = [
	...FOLLOWED.filter(({ name }) => name === FIRST),
	...FOLLOWED.filter(({ name }) => name !== FIRST),
];

/** Trigger On, once for each set of trackers that can fire the same events. */
export const triggerOn: INodeProperties[] = groupsOf(usualFirst).map(
	({ events, usual, names }) => ({
		displayName: 'Trigger On',
		name: 'triggerOn',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { tracker: names } },
		options: events
			.map(({ name, value, description }) => ({ name, value, description }))
			.sort(byName),
		default: usual,
		description: 'What to start the workflow with',
	}),
);

function groupsOf(trackers: readonly TrackerModule[]) {
	const groups = new Map<string, { events: TriggerEvent[]; usual: string; names: TrackerName[] }>();
	for (const one of trackers) {
		const events = eventsOf(one);
		const key = events.map(({ value }) => value).join();
		const usual = events[0]?.value ?? '';
		const group = groups.get(key) ?? { events, usual, names: [] };
		group.names.push(one.name);
		groups.set(key, group);
	}
	return [...groups.values()];
}

/** What people come for and do not find: why it is not on offer, in the tracker's own sentence. */
export const reasons: INodeProperties[] = FOLLOWED.flatMap(({ name, capabilities }) =>
	EVENTS.flatMap(({ value, needs }): INodeProperties[] => {
		const reason = capabilities[needs];
		if (typeof reason !== 'string') return [];
		return [notice(`${value}Notice`, `${reason}.`, { tracker: [name] })];
	}),
);

/** What to know of how a tracker answers, where it does. */
export const notes: INodeProperties[] = FOLLOWED.flatMap((one) =>
	eventsOf(one).flatMap(({ value, needs }): INodeProperties[] => {
		const note = one.notes?.[needs === 'trigger:conversion' ? 'conversion' : needs];
		if (note === undefined) return [];
		return [notice('trackerNote', note, { tracker: [one.name], triggerOn: [value] })];
	}),
);

/** Values of Trigger On that follow a log and can be read back in time. */
export const LOGS = ['conversions', 'clicks'];
export const LISTS = EVENTS.map(({ value }) => value).filter((value) => !LOGS.includes(value));
