import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { byName } from '../../shared/n8n/byName';
import { ServiceError, toNodeError } from '../../shared/n8n/serviceError';
import { fetchCampaigns } from '../../shared/trackers/keitaro/campaigns';
import type { KeitaroClient } from '../../shared/trackers/keitaro/client';
import { keitaroClient } from '../registration/keitaro';

type Load = (client: KeitaroClient) => Promise<INodePropertyOptions[]>;

function fromAccount(load: Load) {
	return async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		try {
			return (await load(keitaroClient(this))).sort(byName);
		} catch (error) {
			throw error instanceof ServiceError ? toNodeError(this.getNode(), error) : asError(error);
		}
	};
}

function asError(error: unknown): Error {
	return error instanceof Error ? error : new Error(String(error));
}

/** Campaigns that can fire postbacks: all but those in the archive. */
export const getCampaigns = fromAccount(async (client) =>
	[...(await fetchCampaigns(client)).values()]
		.filter(({ state }) => state !== 'archived')
		.map(({ id, name }) => ({ name: `${name} (#${id})`, value: id })),
);

/** Traffic sources; those that have a postback URL say so, since they hold only one. */
export const getTrafficSources = fromAccount(async (client) => {
	const sources = await client.get('/traffic_sources');
	return (Array.isArray(sources) ? (sources as Array<Record<string, unknown>>) : []).map(
		({ id, name, postback_url: url }) => ({
			name: `${String(name)} (#${String(id)}${url ? ', has a postback URL' : ''})`,
			value: String(id),
		}),
	);
});
