import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { notice } from '../shared/n8n/fields';
import { byName } from '../shared/n8n/byName';
import { describe } from '../shared/n8n/describe';
import type { Capability, TrackerModule } from '../shared/trackers/module';
import type { HubPanel } from './actions/operation';
import { WITHOUT_TRACKER } from './connections';

/** The tracker of a new node: it can do everything. */
const FIRST = 'keitaro';

/**
 * The panel: the tracker first, then what it can be asked. What the chosen tracker cannot do is greyed
 * out in the list of operations and gives its reason there; a workflow that was made for another
 * tracker shows the reason in place of the fields.
 */
export function panelOf(registry: HubPanel, trackers: readonly TrackerModule[]): INodeProperties[] {
	const choices: INodeProperties[] = [];
	const fields: INodeProperties[] = [];
	for (const property of describe(registry, 'campaign')) {
		const { resource, operation } = placeOf(property);
		if (resource === undefined) choices.push(property);
		else if (property.name === 'operation') {
			choices.push(...perTracker(property, registry, resource, trackers));
		} else fields.push(whereAble(property, needsOf(registry, resource, operation), trackers));
	}
	// What to know of an operation stands before its fields, which may reach below the screen.
	return [trackerField(trackers), ...choices, ...noticesOf(registry, trackers), ...fields];
}

function trackerField(trackers: readonly TrackerModule[]): INodeProperties {
	return {
		displayName: 'Tracker',
		name: 'tracker',
		type: 'options',
		noDataExpression: true,
		options: trackers
			.map(({ name, displayName }) => ({ name: displayName, value: name }))
			.sort(byName),
		default: FIRST,
		displayOptions: { hide: WITHOUT_TRACKER },
		description: 'Which tracker to ask. The questions and the answers are the same for all.',
	};
}

/**
 * The list of operations for each set of trackers to which it reads the same. That of the first tracker
 * leads: n8n makes the node's actions of the first list it meets, and sets what it is shown for.
 */
function perTracker(
	property: INodeProperties,
	registry: HubPanel,
	resource: string,
	trackers: readonly TrackerModule[],
): INodeProperties[] {
	const lists = new Map<string, { options: INodePropertyOptions[]; names: string[] }>();
	const leading = [...trackers].sort((a, b) => Number(b.name === FIRST) - Number(a.name === FIRST));
	for (const tracker of leading) {
		const options = (property.options as INodePropertyOptions[]).map((option) =>
			offered(option, tracker, needsOf(registry, resource, String(option.value))),
		);
		const key = JSON.stringify(options);
		const list = lists.get(key) ?? { options, names: [] };
		list.names.push(tracker.name);
		lists.set(key, list);
	}
	return [...lists.values()].map(({ options, names }) => ({
		...property,
		displayOptions: { show: { resource: [resource], ...shownTo(names, trackers) } },
		options,
		default: usualOf(property, options),
	}));
}

function offered(
	option: INodePropertyOptions,
	{ capabilities }: TrackerModule,
	needs: Capability | undefined,
): INodePropertyOptions {
	const able = needs === undefined || capabilities[needs];
	return able === true ? option : { ...option, description: able, disabled: true };
}

/** The usual operation, or another one where the tracker has no such. */
function usualOf(property: INodeProperties, options: INodePropertyOptions[]) {
	const able = options.filter(({ disabled }) => disabled !== true).map(({ value }) => value);
	const usual = property.default as string;
	return able.length === 0 || able.includes(usual) ? usual : able[0];
}

/** A field is of use only where the operation is. */
function whereAble(
	property: INodeProperties,
	needs: Capability | undefined,
	trackers: readonly TrackerModule[],
): INodeProperties {
	const { show, ...others } = property.displayOptions ?? {};
	// A field can be for some of them only.
	const able = ableTo(needs, trackers).filter((name) => show?.tracker?.includes(name) ?? true);
	return {
		...property,
		displayOptions: { ...others, show: { ...show, ...shownTo(able, trackers) } },
	};
}

/** For each operation and tracker: why it cannot, or what to know of how it does. */
function noticesOf(registry: HubPanel, trackers: readonly TrackerModule[]): INodeProperties[] {
	const places = Object.entries(registry).flatMap(([resource, { operations }]) =>
		Object.entries(operations).map(([operation, { needs }]) => ({ resource, operation, needs })),
	);
	return places.flatMap(({ resource, operation, needs }) =>
		trackers.flatMap(({ name, capabilities, notes = {} }): INodeProperties[] => {
			if (needs === undefined) return [];
			const able = capabilities[needs];
			const text = able === true ? notes[needs] : `${able}.`;
			if (text === undefined) return [];
			const show = { resource: [resource], operation: [operation], tracker: [name] };
			return [notice('trackerNotice', text, show)];
		}),
	);
}

const needsOf = (registry: HubPanel, resource: string, operation = '') =>
	registry[resource]?.operations[operation]?.needs;

const ableTo = (needs: Capability | undefined, trackers: readonly TrackerModule[]): string[] =>
	trackers
		.filter(({ capabilities }) => needs === undefined || capabilities[needs] === true)
		.map(({ name }) => name);

/** Nothing to say where it is all of them. */
const shownTo = (names: string[], trackers: readonly TrackerModule[]) =>
	names.length === trackers.length ? {} : { tracker: names };

function placeOf({ displayOptions }: INodeProperties): { resource?: string; operation?: string } {
	const { resource, operation } = displayOptions?.show ?? {};
	const text = (list?: unknown[]) => (typeof list?.[0] === 'string' ? list[0] : undefined);
	return { resource: text(resource), operation: text(operation) };
}
