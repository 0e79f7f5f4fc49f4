import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { filters, firstSync, options, syncEvery, triggerOn } from './fields';
import * as loadOptions from './methods/loadOptions';
import { poll } from './poll';

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
		subtitle: 'Keitaro conversions',
		description: 'Starts the workflow with new and changed conversions of an affiliate tracker',
		defaults: { name: 'Tracker Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		// No displayOptions while there is one tracker: n8n would take its choice for one of authentication
		// and move it into the credential's form.
		credentials: [{ name: 'keitaroApi', required: true }],
		properties: [
			{
				displayName: 'Tracker',
				name: 'tracker',
				type: 'options',
				noDataExpression: true,
				options: [{ name: 'Keitaro', value: 'keitaro' }],
				default: 'keitaro',
				description: 'Where the conversions are',
			},
			triggerOn,
			syncEvery,
			firstSync,
			filters,
			options,
		],
	};

	methods = { loadOptions };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this);
	}
}
