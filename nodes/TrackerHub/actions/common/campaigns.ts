import type { INodeProperties } from 'n8n-workflow';
import { filtersCollection } from '../../../shared/n8n/collections';
import type { Params } from '../../../shared/n8n/params';

const campaigns: INodeProperties = {
	displayName: 'Campaign Names or IDs',
	name: 'campaigns',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getCampaigns', loadOptionsDependsOn: ['tracker'] },
	default: [],
	description:
		'Only these campaigns. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

/** Filters of what campaigns brought: by campaign, and by more. */
export function filtersField(...more: INodeProperties[]): INodeProperties {
	return filtersCollection([campaigns, ...more]);
}

/** Ids of the campaigns to keep; none means all. */
export function campaignIdsOf(param: Params): string[] {
	const { campaigns: ids = [] } = param.fields('filters');
	return [ids].flat().map(String);
}
