import { namesOrIds } from '../../../shared/n8n/fields';
import { locator } from '../common/locators';
import type { KeitaroOperation, KeitaroResource } from '../operation';
import { costFields, readSpend } from './cost.fields';

const campaignIds = namesOrIds(
	'Campaign',
	'campaignIds',
	{ loadOptionsMethod: 'getCampaigns' },
	'The campaigns that share the cost',
	{ required: true },
);

/** `POST /campaigns/{id}/update_costs`: slower than the other one (keitaro-api §2.1). */
const updateOne: KeitaroOperation = {
	name: 'Update for a Campaign',
	action: 'Update the cost of a campaign',
	description: 'Set what the clicks of one campaign cost in a period; done in the background',
	fields: [locator('campaignId', 'The campaign whose clicks cost this'), ...costFields],
	async run({ api, param }) {
		const campaignId = param.id('campaignId');
		const { period, timezone, currency, cost, filters, onlyUniques } = readSpend(param);
		await api.post(`/campaigns/${campaignId}/update_costs`, {
			...period,
			timezone,
			currency,
			cost,
			only_campaign_uniques: onlyUniques,
			filters,
		});
		return { campaignIds: [campaignId], scheduled: true, cost: Number(cost), currency };
	},
};

/**
 * `POST /clicks/update_costs`. The specification asks for zone and currency in each cost and defines
 * them outside: both places are filled (keitaro-api §3.9).
 */
const update: KeitaroOperation = {
	name: 'Update',
	action: 'Update the cost of campaigns',
	description: 'Set what the clicks of campaigns cost in a period; done in the background',
	fields: [campaignIds, ...costFields],
	async run({ api, param }) {
		const ids = param.list<string | number>('campaignIds').map(Number);
		if (ids.length === 0 || ids.some((id) => !Number.isSafeInteger(id))) {
			throw param.wrong('campaignIds', 'names no campaign');
		}
		const { period, timezone, currency, cost, filters, onlyUniques } = readSpend(param);
		await api.post('/clicks/update_costs', {
			campaign_ids: ids,
			costs: [{ ...period, timezone, currency, cost, filters }],
			timezone,
			currency,
			only_campaign_uniques: Number(onlyUniques),
		});
		return { campaignIds: ids, scheduled: true, cost: Number(cost), currency };
	},
};

export const cost: KeitaroResource = { name: 'Cost', operations: { update, updateOne } };
