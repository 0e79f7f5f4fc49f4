import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { TrackerHub } from '../../../nodes/TrackerHub/TrackerHub.node';
import { executeNode, toItems } from '../../harness';

/** A rule with one condition, as the panel has it. */
export const to = (adCampaignId: string, field: string, comparison: string, value: string) => ({
	...{ adCampaignId, adCampaignName: '', adAccountId: '', name: '', platform: 'meta' },
	conditions: { items: [{ field, comparison, value }] },
});

export const RULES = {
	items: [to('A1', 'campaignName', 'wildcard', 'Summer_*'), to('A2', 'sub_1', 'startsWith', 'fb_')],
};

export const summer = {
	id: 'c1',
	campaign: { id: '1', name: 'Summer_DE', state: 'active' },
	subIds: {},
};
export const facebook = {
	id: 'c2',
	campaign: { id: '2', name: 'Other' },
	subIds: { sub_1: 'FB_x' },
};
export const stranger = { id: 'c3', campaign: { id: '3', name: 'Stranger' }, subIds: {} };

interface Options {
	items?: IDataObject[];
	second?: IDataObject[];
	continueOnFail?: boolean;
}

/** One operation on the given items. */
export async function run(operation: string, parameters: object, options: Options = {}) {
	const { items = [summer], second, continueOnFail } = options;
	return await executeNode({
		node: new TrackerHub(),
		parameters: { resource: 'mapping', operation, ...parameters } as INodeParameters,
		items: toItems(...items),
		...(second && { furtherInputs: [toItems(...second)] }),
		continueOnFail,
	});
}

/** Each item with the ad campaign that it got. */
export const campaignsOf = (items: Array<{ json: IDataObject }> = []) =>
	items.map(({ json }) => [json.id, (json.attribution as IDataObject | null)?.campaignId]);
