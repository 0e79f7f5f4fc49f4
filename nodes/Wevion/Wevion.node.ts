import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { describe } from '../shared/n8n/describe';
import { run } from '../shared/n8n/run';
import { actionChosen } from '../shared/n8n/subtitle';
import { registry } from './actions';
import * as listSearch from './methods/listSearch';
import * as loadOptions from './methods/loadOptions';
import { connect } from './transport';

export class Wevion implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Wevion',
		name: 'wevion',
		icon: { light: 'file:../../icons/wevion.svg', dark: 'file:../../icons/wevion.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: `={{ ${actionChosen(registry)} }}`,
		description: 'Trackers, mappings, breakdowns and postbacks of a Wevion workspace',
		defaults: { name: 'Wevion' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'wevionApi', required: true }],
		properties: describe(registry, 'tracker'),
	};

	methods = { listSearch, loadOptions };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, registry, async () => await connect(this));
	}
}
