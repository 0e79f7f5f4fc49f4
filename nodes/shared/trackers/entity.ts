import type { IDataObject } from 'n8n-workflow';
import type { CampaignState, TrackerName } from '../conversion/conversion';

/** What a tracker's account is made of, in the field's words. */
export type EntityKind =
	| 'campaign'
	| 'offer'
	| 'landingPage'
	| 'flow'
	| 'trafficSource'
	| 'affiliateNetwork';

/** A campaign, offer or the like of a tracker account, in the words every tracker shares. */
export interface Entity {
	tracker: TrackerName;
	/** Host or label of the account. */
	account: string;
	kind: EntityKind;
	id: string;
	name: string;
	/** `null` where the tracker knows no states for this kind. */
	state: CampaignState | null;
	/** The tracker's own word for the state, untouched. */
	trackerState: string | null;
	/** Where it leads, or the link of the campaign. */
	url: string | null;
	/** Group, workspace or folder. */
	group: string | null;
	/** ISO 8601 in UTC. */
	createdAt: string | null;
	updatedAt: string | null;
	/** The tracker's own row, when asked for. */
	raw?: IDataObject;
}
