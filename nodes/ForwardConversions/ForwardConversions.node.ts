import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { execute } from './execute';
import { nameOf, namesOf } from '../shared/n8n/subtitle';
import { platformChoices, platformCredentials } from '../shared/platforms/registry';
import { fields } from './fields';
import { FIRST_PLATFORM } from './fields/operation';
import * as listSearch from './methods/listSearch';

const PLATFORM = nameOf(namesOf(platformChoices), '$parameter["platform"]');

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
		subtitle: `={{ "to " + ${PLATFORM} + ($parameter["dryRun"] ? " (dry run)" : "") }}`,
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
				default: FIRST_PLATFORM,
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
