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

export class Keitaro implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Keitaro',
		name: 'keitaro',
		icon: { light: 'file:../../icons/keitaro.svg', dark: 'file:../../icons/keitaro.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: `={{ ${actionChosen(registry)} }}`,
		description: 'Campaigns, flows, offers, reports and everything else of a Keitaro tracker',
		defaults: { name: 'Keitaro' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'keitaroApi', required: true }],
		properties: describe(registry, 'campaign'),
	};

	methods = { listSearch, loadOptions };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, registry, async () => await connect(this));
	}
}
