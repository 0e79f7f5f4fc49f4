import type { INodeProperties } from 'n8n-workflow';
import { namesOrIds } from '../../../shared/n8n/fields';
import { filtersCollection } from '../../../shared/n8n/collections';
import type { Params } from '../../../shared/n8n/params';

const campaigns = namesOrIds(
	'Campaign',
	'campaigns',
	{ loadOptionsMethod: 'getCampaigns', loadOptionsDependsOn: ['tracker'] },
	'Only these campaigns',
);

/** Filters of what campaigns brought: by campaign, and by more. */
export function filtersField(...more: INodeProperties[]): INodeProperties {
	return filtersCollection([campaigns, ...more]);
}

/** Ids of the campaigns to keep; none means all. */
export function campaignIdsOf(param: Params): string[] {
	const { campaigns: ids = [] } = param.fields('filters');
	return [ids].flat().map(String);
}
