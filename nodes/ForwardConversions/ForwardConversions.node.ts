import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { execute } from './execute';
import { platformChoices, platformCredentials } from '../shared/platforms/registry';
import { fields } from './fields';
import * as listSearch from './methods/listSearch';

const NAMES = JSON.stringify(
	Object.fromEntries(platformChoices.map(({ name, value }) => [value, name])),
);

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
		subtitle: `={{ "to " + ${NAMES}[$parameter["platform"]] + ($parameter["dryRun"] ? " (dry run)" : "") }}`,
		description: 'Sends conversions to an ad platform, server to server, each one once',
		defaults: { name: 'Forward Conversions' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Accepted', 'Skipped', 'Failed'],
		credentials: platformCredentials,
		properties: [
			{
				displayName: 'Platform',
				name: 'platform',
				type: 'options',
				noDataExpression: true,
				options: platformChoices,
				default: 'meta',
				description: 'Where to send the conversions',
			},
			...fields,
		],
	};

	methods = { listSearch };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this);
	}
}
