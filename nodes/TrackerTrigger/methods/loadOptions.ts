import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { byName } from '../../shared/n8n/byName';
import { asNodeError } from '../../shared/n8n/serviceError';
import { titleOf, type Entity } from '../../shared/trackers/entity';
import { trackerOf } from '../../shared/trackers/registry';
import type { Tracker } from '../../shared/trackers/tracker';
import { connect } from '../account';
import { having } from '../subjects/subject';
import { wordsOf } from './words';

const PATIENCE_MS = 30_000;

type Load = (tracker: Tracker) => Promise<INodePropertyOptions[]>;

/** A list from the account that the panel names as it stands on the screen. */
function fromAccount(load: Load) {
	return async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		const deadline = Date.now() + PATIENCE_MS;
		try {
			const module = trackerOf(String(this.getCurrentNodeParameter('tracker') ?? 'keitaro'));
			const { tracker } = await connect(this, module, {}, deadline);
			return (await load(tracker)).sort(byName);
		} catch (error) {
			throw asNodeError(this.getNode(), error);
		}
	};
}

/** Campaigns of the account with their ids; those that are not active say so. */
export const getCampaigns = fromAccount(async (tracker) => {
	const campaigns = new Map<string, Entity>();
	for await (const page of having(tracker, 'list').list('campaign')) {
		for (const one of page) if (!campaigns.has(one.id)) campaigns.set(one.id, one);
	}
	return [...campaigns.values()].map((one) => ({ name: titleOf(one), value: one.id }));
});

/** The tracker's words for the state of a conversion. */
export const getStatuses = fromAccount(async (tracker) => (await wordsOf(tracker)).statuses);

/** What conversions are passed on as. */
export const getEvents = fromAccount(async (tracker) => {
	const { events } = await wordsOf(tracker);
	return [...new Set(events)].map((event) => ({ name: event, value: event }));
});
