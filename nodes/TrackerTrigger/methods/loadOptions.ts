import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { toEvent } from '../../shared/conversion/event';
import { toStatus } from '../../shared/conversion/status';
import { ServiceError, toNodeError } from '../../shared/n8n/serviceError';
import { fetchCampaigns } from '../../shared/trackers/keitaro/campaigns';
import type { KeitaroClient } from '../../shared/trackers/keitaro/client';
import { fetchConversionTypes } from '../../shared/trackers/keitaro/conversionTypes';
import { UNDOING } from '../../shared/trackers/keitaro/row';
import { keitaroFor } from '../keitaro';

const PATIENCE_MS = 30_000;

type Load = (client: KeitaroClient) => Promise<INodePropertyOptions[]>;

const byName = (a: INodePropertyOptions, b: INodePropertyOptions) => a.name.localeCompare(b.name);

function fromAccount(load: Load) {
	return async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		try {
			return (await load(keitaroFor(this, Date.now() + PATIENCE_MS))).sort(byName);
		} catch (error) {
			throw error instanceof ServiceError ? toNodeError(this.getNode(), error) : asError(error);
		}
	};
}

function asError(error: unknown): Error {
	return error instanceof Error ? error : new Error(String(error));
}

/** Campaigns of the account with their ids; paused and archived ones say so. */
export const getCampaigns = fromAccount(async (client) =>
	[...(await fetchCampaigns(client)).values()].map(({ id, name, state }) => ({
		name: state === 'active' || state === null ? `${name} (#${id})` : `${name} (#${id}, ${state})`,
		value: id,
	})),
);

/** The conversion types of the account, by the status words they answer to. */
export const getStatuses = fromAccount(async (client) =>
	(await fetchConversionTypes(client)).map(({ name, status }) => ({ name, value: status })),
);

/** What those types are passed on as; a rejection is no event, it undoes one. */
export const getEvents = fromAccount(async (client) => {
	const types = (await fetchConversionTypes(client)).filter(
		({ status }) => !UNDOING.has(toStatus(status)),
	);
	const events = types.map(({ status }) => toEvent(status));
	return [...new Set(events)].map((event) => ({ name: event, value: event }));
});
