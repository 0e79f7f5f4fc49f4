import { subIdColumns } from '../../../shared/trackers/keitaro/subIds';

/** Names of the first sub-IDs in the panel, by those of the API. */
export const subIdNames = (count: number): Record<string, string> =>
	Object.fromEntries(
		subIdColumns(count).map((column) => [column, `Sub-ID ${column.replace(/\D+/g, '')}`]),
	);

/** What a click brings along from its source, with as many sub-IDs as the operation knows. */
export const clickParameters = (subIds: number): Record<string, string> => ({
	ad_campaign_id: 'Ad Campaign ID',
	cost: 'Cost',
	creative_id: 'Creative ID',
	currency: 'Currency',
	external_id: 'External ID',
	keyword: 'Keyword',
	source: 'Source',
	...subIdNames(subIds),
});
