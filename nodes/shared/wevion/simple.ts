import type { IDataObject } from 'n8n-workflow';

/** A field of ours, and the names under which Wevion may have it. */
export type Aliases = Readonly<Record<string, readonly string[]>>;

const snake = (name: string): string =>
	name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A name in both styles. */
const both = (...names: string[]): string[] => names.flatMap((name) => [name, snake(name)]);

export const TRACKER: Aliases = {
	id: both('id', 'configId', 'uuid'),
	name: both('name', 'label', 'displayName'),
	type: both('type', 'trackerType'),
	url: both('url', 'baseUrl', 'trackerUrl', 'apiUrl'),
	status: both('syncStatus', 'status', 'state'),
	lastSyncedAt: both('lastSyncedAt', 'lastSyncAt', 'syncedAt', 'lastSync'),
};

export const MAPPING = {
	id: both('id', 'mappingId'),
	trackerCampaignId: both(
		'trackerCampaignId',
		'keitaroCampaignId',
		'externalCampaignId',
		'sourceCampaignId',
	),
	trackerCampaignName: both(
		'trackerCampaignName',
		'keitaroCampaignName',
		'externalCampaignName',
		'sourceCampaignName',
	),
	campaignId: both('wevionCampaignId', 'adCampaignId', 'campaignId'),
	campaignName: both('wevionCampaignName', 'adCampaignName', 'campaignName'),
	platform: both('platform', 'provider', 'network'),
	score: both('score', 'confidence', 'similarity'),
	reason: both('reason', 'matchedBy', 'matchType'),
} satisfies Aliases;

export const USER: Aliases = {
	id: both('id', 'userId', 'memberId'),
	name: both('name', 'displayName', 'fullName', 'login', 'username', 'email'),
};

/** A row in our own words; as it came when none of its fields is known. */
export function simplified(row: IDataObject, aliases: Aliases): IDataObject {
	const entries = Object.entries(aliases).flatMap(([ours, names]) => {
		const name = names.find((one) => row[one] !== undefined);
		return name === undefined ? [] : [[ours, row[name]] as const];
	});
	return entries.length === 0 ? row : Object.fromEntries(entries);
}
