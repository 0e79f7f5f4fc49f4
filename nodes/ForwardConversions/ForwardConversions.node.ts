import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { execute } from './execute';
import { fields } from './fields';

export class ForwardConversions implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Forward Conversions',
		name: 'forwardConversions',
		icon: {
			light: 'file:../../icons/forwardConversions.svg',
			dark: 'file:../../icons/forwardConversions.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: '={{ "to Meta Conversions API" + ($parameter["dryRun"] ? " (dry run)" : "") }}',
		description: 'Sends conversions to an ad platform, server to server, each one once',
		defaults: { name: 'Forward Conversions' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Accepted', 'Skipped', 'Failed'],
		// No displayOptions while there is one platform: n8n would take its choice for one of authentication
		// and move it into the credential's form.
		credentials: [{ name: 'metaConversionsApi', required: true }],
		properties: [
			{
				displayName: 'Platform',
				name: 'platform',
				type: 'options',
				noDataExpression: true,
				options: [{ name: 'Meta Conversions API', value: 'meta' }],
				default: 'meta',
				description: 'Where to send the conversions',
			},
			...fields,
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this);
	}
}
