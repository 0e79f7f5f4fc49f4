import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { listOf } from '../../../shared/trackers/keitaro/reportFilters';
import { subIdNames } from '../common/clickParameters';
import { locator } from '../common/locators';
import { optionsOf } from '../common/writing';
import type { KeitaroOperation, KeitaroResource } from '../operation';

const LABELS = { blacklist: 'Blacklist', whitelist: 'Whitelist' };

const campaign = locator('campaignId', 'The campaign whose labels to work with');

/** What values can be labelled (keitaro-api §3.7). */
const refName: INodeProperties = {
	displayName: 'Parameter',
	name: 'refName',
	type: 'options',
	options: optionsOf({
		ad_campaign_id: 'Ad Campaign ID',
		creative_id: 'Creative ID',
		ip: 'IP',
		keyword: 'Keyword',
		source: 'Source',
		...subIdNames(10),
	}),
	default: 'source',
	description: 'What the labelled values are values of',
};

const labelName: INodeProperties = {
	displayName: 'Label',
	name: 'labelName',
	type: 'options',
	options: optionsOf(LABELS),
	default: 'blacklist',
	description: 'On which of the two lists the values stand',
};

const values: INodeProperties = {
	displayName: 'Values',
	name: 'values',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	required: true,
	placeholder: 'e.g. site-12, site-17',
	description: 'The values to label, separated by commas or line breaks',
};

const get: KeitaroOperation = {
	name: 'Get Many',
	action: 'Get many labels',
	description: 'List the values of a parameter that are on the white or black list of a campaign',
	fields: [campaign, refName, labelName],
	async run({ api, param }) {
		const answer = await api.get('/report/labels', {
			campaign_id: param.id('campaignId'),
			ref_name: param.text('refName'),
			label_name: param.text('labelName'),
		});
		return { labels: answer } as IDataObject;
	},
};

const set: KeitaroOperation = {
	name: 'Set',
	action: 'Set labels',
	description: 'Put values of a parameter on the white or black list of a campaign',
	fields: [campaign, refName, labelName, values],
	async run({ api, param }) {
		const given = listOf(param.text('values'));
		if (given.length === 0) throw param.wrong('values', 'is empty');
		const label = param.text('labelName');
		const body = {
			campaign_id: param.id('campaignId'),
			ref_name: param.text('refName'),
			items: Object.fromEntries(given.map((value) => [value, label])),
		};
		await api.post('/report/labels', body);
		return { campaignId: body.campaign_id, parameter: body.ref_name, label, values: given };
	},
};

export const label: KeitaroResource = { name: 'Label', operations: { getAll: get, set } };
