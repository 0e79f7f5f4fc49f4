import type { CampaignState } from '../../conversion/conversion';
import { lookUp } from '../../conversion/lookUp';
import { asRows, cellText } from '../rows';
import type { KeitaroClient } from './client';

export interface KeitaroCampaign {
	id: string;
	name: string;
	state: CampaignState | null;
	/** Which parameter feeds each column of a click: `sub_id_10` → `fbclid`. */
	parameterNames: ReadonlyMap<string, string>;
}

/**
 * Keitaro's words for the state of a campaign. `deleted` is what the API calls the archive of the
 * panel, from which a campaign can be restored, so its late conversions still belong to somebody.
 */
const STATES: Readonly<Record<string, CampaignState>> = {
	active: 'active',
	disabled: 'paused',
	deleted: 'archived',
	archived: 'archived',
};

/** The state that Keitaro's word stands for, of a campaign or anything else. */
export function stateOf(word: unknown): CampaignState | null {
	return lookUp(STATES, cellText(word)) ?? null;
}

/** All campaigns the key may see, those in the archive included, by id. */
export async function fetchCampaigns(client: KeitaroClient): Promise<Map<string, KeitaroCampaign>> {
	const current = await fetchCurrent(client);
	return new Map([...(await fetchArchived(client)), ...current]);
}

/** Campaigns that are not in the archive. */
export async function fetchCurrent(client: KeitaroClient): Promise<Map<string, KeitaroCampaign>> {
	return byId(readCampaigns(await client.get('/campaigns')));
}

/** Campaigns in the archive. */
export async function fetchArchived(client: KeitaroClient): Promise<Map<string, KeitaroCampaign>> {
	return byId(readCampaigns(await client.get('/campaigns/deleted'), 'archived'));
}

function byId(campaigns: KeitaroCampaign[]): Map<string, KeitaroCampaign> {
	return new Map(campaigns.map((campaign) => [campaign.id, campaign]));
}

function readCampaigns(body: unknown, state?: CampaignState): KeitaroCampaign[] {
	if (!Array.isArray(body)) return [];
	return asRows(body).map((row) => ({
		id: cellText(row.id),
		name: typeof row.name === 'string' ? row.name : '',
		state: state ?? stateOf(row.state),
		parameterNames: readParameterNames(row.parameters),
	}));
}

function readParameterNames(parameters: unknown): Map<string, string> {
	const names = new Map<string, string>();
	if (typeof parameters !== 'object' || parameters === null) return names;
	for (const [column, entry] of Object.entries(parameters)) {
		const name = (entry as { name?: unknown } | null)?.name;
		if (typeof name === 'string' && name !== '') names.set(column, name);
	}
	return names;
}
