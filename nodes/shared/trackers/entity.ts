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

/** Two may have the same name, and paused ones are easily mistaken. Long ids are cut off, so they come last. */
export function titleOf({ id, name, state }: Entity): string {
	return state === null || state === 'active' ? `${name} (#${id})` : `${name} (${state}, #${id})`;
}

/** Looks an id up in a list, where no way is known to ask for one alone. */
export async function findIn(
	pages: AsyncIterable<readonly Entity[]>,
	id: string,
): Promise<Entity | undefined> {
	for await (const page of pages) {
		const found = page.find((entity) => entity.id === id);
		if (found !== undefined) return found;
	}
	return undefined;
}
