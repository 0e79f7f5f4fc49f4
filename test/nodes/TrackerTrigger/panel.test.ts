import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeCredentialDescription,
	type INodeProperties,
} from 'n8n-workflow';
import { TRACKERS } from '../../../nodes/shared/trackers/registry';
import { EVENTS, eventsOf } from '../../../nodes/TrackerTrigger/events';
import { TrackerTrigger } from '../../../nodes/TrackerTrigger/TrackerTrigger.node';

const { description } = new TrackerTrigger();

const nodeWith = (parameters: INodeParameters): INode => ({
	id: 'id',
	name: 'Tracker Trigger',
	type: 'trackerTrigger',
	typeVersion: 1,
	position: [0, 0],
	parameters,
});

/** Parameters as n8n completes them, and the fields that the panel then shows. */
function panel(given: INodeParameters) {
	const node = nodeWith(given);
	const { properties } = description;
	const values =
		NodeHelpers.getNodeParameters(properties, given, true, false, node, description) ?? {};
	const isShown = (property: INodeProperties | INodeCredentialDescription) =>
		NodeHelpers.displayParameterPath(values, property, '', node, description);
	return {
		values,
		shown: properties.filter(isShown),
		credentials: (description.credentials ?? []).filter(isShown).map(({ name }) => name),
	};
}

/** Names of the entries of a collection that the panel offers. */
function offeredIn(given: INodeParameters, collection: string): string[] {
	const { shown, values } = panel(given);
	const field = shown.find(({ name }) => name === collection);
	return ((field?.options ?? []) as INodeProperties[])
		.filter((entry) =>
			NodeHelpers.displayParameterPath(values, entry, collection, nodeWith(values), description),
		)
		.map(({ name }) => name);
}

describe.each(TRACKERS.map((one) => [one.displayName, one] as const))('%s', (_, tracker) => {
	it('offers what it can and says in its own words why not the rest', () => {
		const { shown } = panel({ tracker: tracker.name });
		const choices = shown.filter(({ name }) => name === 'triggerOn');
		expect(choices).toHaveLength(1);
		const values = (choices[0]?.options ?? []).map((one) => 'value' in one && one.value);
		const able = eventsOf(tracker).map(({ value }) => value);
		expect([...values].sort()).toEqual([...able].sort());
		const told = shown
			.filter(({ type }) => type === 'notice')
			.map(({ displayName }) => displayName);
		for (const { value, needs } of EVENTS) {
			if (!able.includes(value)) expect(told).toContain(`${String(tracker.capabilities[needs])}.`);
		}
	});

	it('needs its own credential and no other, whatever it fires on', () => {
		for (const { value } of eventsOf(tracker)) {
			const { credentials } = panel({ tracker: tracker.name, triggerOn: value });
			expect(credentials).toEqual([tracker.credential]);
		}
	});
});

describe('workflows made when there was one tracker', () => {
	it('keep their meaning: what is not set has the value it had', () => {
		expect(panel({}).values).toMatchObject({
			tracker: 'keitaro',
			triggerOn: 'conversions',
			syncEvery: 15,
			firstSyncDays: 30,
			filters: {},
			options: {},
		});
	});

	it('keep every setting they have', () => {
		const given = {
			tracker: 'keitaro',
			triggerOn: 'conversions',
			syncEvery: 5,
			firstSyncDays: 90,
			filters: { campaigns: ['1'], events: ['Purchase'], statuses: ['sale'] },
			options: {
				eventOverrides: { items: [{ word: 'x', meaning: 'Lead' }] },
				includeRaw: true,
				maxItems: 10,
				resyncFrom: '2026-11-01T00:00:00',
				simplify: true,
				statusOverrides: { items: [{ word: 'y', meaning: 'pending' }] },
				timeZone: 'Europe/Berlin',
			},
		};
		expect(panel(given).values).toMatchObject(given);
	});
});

describe('settings without use are not offered', () => {
	it.each([
		['conversions', ['campaigns', 'events', 'statuses'], 30],
		['clicks', ['campaigns'], 0],
		['offers', [], undefined],
	])('with Trigger On %s', (triggerOn, filters, firstSyncDays) => {
		const given = { tracker: 'keitaro', triggerOn };
		expect(offeredIn(given, 'filters')).toEqual(filters);
		expect(panel(given).values.firstSyncDays).toBe(firstSyncDays);
	});

	it.each([
		['keitaro', 'conversions', ['timeZone', 'resyncFrom'], ['emitExisting', 'lookBackDays']],
		['keitaro', 'clicks', ['timeZone', 'includeProgress'], ['emitExisting', 'simplify']],
		['keitaro', 'offers', ['emitExisting'], ['timeZone', 'resyncFrom', 'includeProgress']],
		['voluum', 'conversions', ['lookBackDays', 'resyncFrom'], ['timeZone', 'emitExisting']],
		['bemob', 'campaigns', ['emitExisting', 'includeRaw'], ['timeZone', 'resyncFrom']],
	])('among the options of %s %s', (tracker, triggerOn, some, none) => {
		const offered = offeredIn({ tracker, triggerOn }, 'options');
		expect(offered).toEqual(expect.arrayContaining(some));
		expect(offered.filter((name) => none.includes(name))).toEqual([]);
	});
});

it('the editor takes no parameter for a choice of authentication, which it would hide', () => {
	const shows = (description.credentials ?? []).filter(
		({ displayOptions }) => displayOptions?.show,
	);
	expect(shows).toEqual([]);
});
