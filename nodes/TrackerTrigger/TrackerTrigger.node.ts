import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { credentialsFor } from '../shared/n8n/credentialChoice';
import { nameOf } from '../shared/n8n/subtitle';
import { EVENTS } from './events';
import { properties } from './fields';
import { FOLLOWED } from './fields/choices';
import * as loadOptions from './methods/loadOptions';
import { poll } from './poll';

const TRACKER = nameOf(
	Object.fromEntries(FOLLOWED.map(({ name, displayName }) => [name, displayName])),
	'$parameter["tracker"]',
);
const THINGS = nameOf(
	Object.fromEntries(EVENTS.map(({ value, things }) => [value, things])),
	'$parameter["triggerOn"]',
);

export class TrackerTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Tracker Trigger',
		name: 'trackerTrigger',
		icon: {
			light: 'file:../../icons/trackerTrigger.svg',
			dark: 'file:../../icons/trackerTrigger.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: `={{ ${TRACKER} + ": " + ${THINGS} }}`,
		description:
			'Starts the workflow with new and changed conversions, clicks, campaigns and more of an affiliate tracker',
		defaults: { name: 'Tracker Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: credentialsFor({
			parameter: 'tracker',
			credentialOf: Object.fromEntries(
				FOLLOWED.map(({ name, credential }) => [name, credential] as const),
			),
		}),
		properties,
	};

	methods = { loadOptions };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this);
	}
}
