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
		subtitle: '={{ "Keitaro: new and changed conversions" }}',
		description: 'Starts the workflow with new and changed conversions of an affiliate tracker',
		defaults: { name: 'Tracker Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'keitaroApi', required: true, displayOptions: { show: { tracker: ['keitaro'] } } },
		],
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
