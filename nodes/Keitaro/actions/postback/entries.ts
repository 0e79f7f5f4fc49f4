import type { IDataObject } from 'n8n-workflow';
import { asNumber } from '../../../shared/n8n/asObject';
import type { Params } from '../../../shared/n8n/params';
import { maskUrl } from '../../../shared/trackers/keitaro/mask';
import {
	entryIds,
	readEntries,
	triggerOf,
	TRIGGER_STATUSES,
	type PostbackEntry,
} from '../../../shared/trackers/keitaro/postbackEntries';
import type { PostbackTrigger } from '../../../shared/trackers/keitaro/postbackStatus';
import { cellText } from '../../../shared/trackers/rows';
import type { KeitaroApi } from '../../transport';
import { oneOf } from '../common/listing';

type Owner = Readonly<Record<string, unknown>>;

/** What the panel says an entry should be; only what is given is changed. */
export interface WantedEntry {
	method?: 'GET' | 'POST';
	url?: string;
	statuses?: string[];
}

/** Statuses of a trigger; an inactive entry has none. */
export function statusesFor(
	state: unknown,
	trigger: unknown,
	chosen: readonly string[],
): string[] | undefined {
	if (state === 'inactive') return [];
	if (trigger === 'statuses') return [...chosen];
	const statuses = TRIGGER_STATUSES[trigger as PostbackTrigger];
	return statuses === undefined ? undefined : [...statuses];
}

/** An entry of a campaign as items show it. */
export function shownEntries(campaign: Owner, includeSecrets: boolean): IDataObject[] {
	const entries = readEntries(campaign.postbacks);
	const ids = entryIds(entries);
	return entries.map((entry, index) => ({
		id: ids[index] ?? null,
		belongsTo: 'campaign',
		campaignId: asNumber(campaign.id),
		campaign: cellText(campaign.name ?? ''),
		...shownPostback(entry, includeSecrets),
	}));
}

/** The postback of a traffic source, or nothing when it has none. */
export function shownSource(source: Owner, includeSecrets: boolean): IDataObject[] {
	const url = cellText(source.postback_url ?? '');
	if (url === '') return [];
	const statuses = Array.isArray(source.postback_statuses) ? source.postback_statuses : [];
	const entry: PostbackEntry = { method: 'GET', url, statuses: statuses.map(cellText) };
	return [
		{
			id: cellText(source.id),
			belongsTo: 'trafficSource',
			trafficSourceId: asNumber(source.id),
			trafficSource: cellText(source.name ?? ''),
			...shownPostback(entry, includeSecrets),
		},
	];
}

function shownPostback({ method, url, statuses }: PostbackEntry, includeSecrets: boolean) {
	return {
		method,
		url: includeSecrets ? url : maskUrl(url),
		state: statuses.length > 0 ? 'active' : 'inactive',
		trigger: statuses.length > 0 ? (triggerOf(statuses) ?? 'statuses') : null,
		statuses,
	};
}

export async function campaignOf(api: KeitaroApi, param: Params): Promise<Owner> {
	return oneOf(await api.get(`/campaigns/${param.id('campaignId')}`));
}

export async function sourceOf(api: KeitaroApi, param: Params): Promise<Owner> {
	return oneOf(await api.get(`/traffic_sources/${param.id('trafficSourceId')}`));
}

/** Writes the whole list, which is how Keitaro takes it; the campaign as it is afterwards. */
export async function saveEntries(
	api: KeitaroApi,
	campaign: Owner,
	postbacks: PostbackEntry[],
): Promise<Owner> {
	const saved: Owner = oneOf(await api.put(`/campaigns/${asNumber(campaign.id)}`, { postbacks }));
	const owner = { ...campaign, ...saved };
	// A build that does not answer the list is taken to have saved it.
	return Array.isArray(saved.postbacks) ? owner : { ...owner, postbacks };
}

export async function saveSource(
	api: KeitaroApi,
	source: Owner,
	change: { postback_url?: string; postback_statuses?: string[] },
): Promise<Owner> {
	const saved: Owner = oneOf(await api.put(`/traffic_sources/${asNumber(source.id)}`, change));
	return { ...source, ...change, ...saved };
}

/** The entry for this item, or an error that names the parameter. */
export function noSuchEntry(param: Params) {
	return param.wrong(
		'postbackId',
		`matches no postback of the campaign: ${param.text('postbackId')}`,
		'Get Many lists the postbacks of a campaign with their IDs',
	);
}
