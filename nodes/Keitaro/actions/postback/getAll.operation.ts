import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { KeitaroOperation } from '../operation';
import { limit, mostOf, returnAll, rowsOf } from '../common/listing';
import { campaignOf, shownEntries, shownSource, sourceOf } from './entries';
import { includeSecrets } from '../common/secrets';
import { belongsTo, campaignField, sourceField } from './owner.fields';

const everything = { name: 'All', value: 'all', description: 'Those of all campaigns and sources' };

const fields: INodeProperties[] = [
	{
		...belongsTo,
		options: [everything, ...(belongsTo.options ?? [])],
		default: 'all',
		description: 'Whose postbacks to list',
	},
	campaignField,
	sourceField,
	returnAll,
	limit,
	includeSecrets,
];

/** Keitaro has no list of postbacks: they are collected from campaigns and traffic sources. */
export const getAll: KeitaroOperation = {
	name: 'Get Many',
	action: 'Get many postbacks',
	description: 'List the outgoing postbacks of campaigns and traffic sources',
	fields,
	async run({ api, param }) {
		const secrets = param.boolean('includeSecrets');
		const owner = param.text('belongsTo');
		const found: IDataObject[] = [];
		if (owner === 'campaign') found.push(...shownEntries(await campaignOf(api, param), secrets));
		else if (owner === 'trafficSource') {
			found.push(...shownSource(await sourceOf(api, param), secrets));
		} else {
			const campaigns = rowsOf(await api.get('/campaigns'));
			const sources = rowsOf(await api.get('/traffic_sources'));
			found.push(...campaigns.flatMap((campaign) => shownEntries(campaign, secrets)));
			found.push(...sources.flatMap((source) => shownSource(source, secrets)));
		}
		return found.slice(0, mostOf(param));
	},
};
