import type { IDataObject, ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { byName } from '../../shared/n8n/byName';
import { rowsOf } from '../actions/common/listing';
import { connected } from './connected';
import { cellText } from '../../shared/trackers/rows';

type ToOption = (row: IDataObject) => INodePropertyOptions;

function optionsAt(path: string, toOption: ToOption) {
	return async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		const rows = rowsOf(await connected(this, async (api) => await api.get(path)));
		return rows.map(toOption).sort(byName);
	};
}

const named: ToOption = ({ id, name }) => ({
	name: `${cellText(name)} (#${cellText(id)})`,
	value: cellText(id),
});

export const getCampaigns = optionsAt('/campaigns', named);
export const getLandingPages = optionsAt('/landing_pages', named);
export const getOffers = optionsAt('/offers', named);
export const getTrafficSources = optionsAt('/traffic_sources', named);

/** What a flow can do with a click on this tracker. */
export const getFlowActions = optionsAt('/streams_actions', ({ key, name, description }) => ({
	name: cellText(name ?? key),
	value: cellText(key),
	...(description !== undefined && description !== '' && { description: cellText(description) }),
}));

/** The filters this tracker knows. */
export const getFlowFilters = optionsAt('/stream_filters', ({ value, tooltip }) => ({
	name: cellText(tooltip ?? value),
	value: cellText(value),
}));
