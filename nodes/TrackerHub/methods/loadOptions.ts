import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { titleOf } from '../../shared/trackers/entity';
import { allOf } from './asked';

/** Campaigns of the account with their ids; paused and archived ones say so. */
export async function getCampaigns(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const campaigns = await allOf(this, 'campaign');
	return campaigns.map((campaign) => ({ name: titleOf(campaign), value: campaign.id }));
}
