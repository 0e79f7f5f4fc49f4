import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { credentialsFor } from '../shared/n8n/credentialChoice';
import { run } from '../shared/n8n/run';
import { TRACKERS } from '../shared/trackers/registry';
import { registry } from './actions';
import * as listSearch from './methods/listSearch';
import * as loadOptions from './methods/loadOptions';
import { panelOf } from './panel';
import { connect } from './transport';

export class TrackerHub implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Tracker Hub',
		name: 'trackerHub',
		icon: {
			light: 'file:../../icons/trackerHub.svg',
			dark: 'file:../../icons/trackerHub.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle:
			'={{ $parameter["tracker"] + ": " + $parameter["operation"] + " " + $parameter["resource"] }}',
		description: 'Asks any affiliate tracker the same questions and answers in the same words',
		defaults: { name: 'Tracker Hub' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: credentialsFor({
			parameter: 'tracker',
			credentialOf: Object.fromEntries(
				TRACKERS.map(({ name, credential }) => [name, credential] as const),
			),
			without: { resource: ['postbackUrl'] },
		}),
		properties: panelOf(registry, TRACKERS),
	};

	methods = { listSearch, loadOptions };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, registry, () => Promise.resolve(connect(this)));
	}
}
