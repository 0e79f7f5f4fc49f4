import { readPages } from '../../../shared/trackers/keitaro/pages';
import { subIdColumns } from '../../../shared/trackers/keitaro/subIds';
import { typedRow } from '../../../shared/trackers/keitaro/typedRow';
import type { KeitaroOperation } from '../operation';
import { SIMPLE_COLUMNS } from './columns';

/** What every version knows of a click (keitaro-api §6): sub-IDs beyond 15 came with v10. */
const COLUMNS = [
	...new Set([
		...SIMPLE_COLUMNS,
		...['campaign_id', 'stream_id', 'stream', 'offer_id', 'landing_id', 'ts_id', 'source'],
		...['keyword', 'referrer', 'creative_id', 'ad_campaign_id', 'ip', 'country', 'region', 'city'],
		...['language', 'user_agent', 'os', 'os_version', 'browser', 'browser_version'],
		...['device_model', 'connection_type', 'isp', 'is_unique_campaign', 'is_unique_stream'],
		...['is_lead', 'is_sale', 'is_rejected', 'revenue', 'cost', 'profit'],
		...subIdColumns(15),
	]),
];

/** There is no request for one click: the log is filtered by its id (keitaro-api §6). */
export const get: KeitaroOperation = {
	name: 'Get',
	action: 'Get a click',
	description: 'Look up one click by its click ID',
	fields: [
		{
			displayName: 'Click ID',
			name: 'clickId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 2f1g5h7a9c0b3d4e',
			description: 'Keitaro calls it subid; it is what postbacks carry',
		},
		{
			displayName: 'Time Zone',
			name: 'timeZone',
			type: 'string',
			default: 'UTC',
			placeholder: 'e.g. Europe/Berlin',
			description: 'IANA name of the zone in which the time of the click is shown',
		},
	],
	async run({ api, param }) {
		const clickId = param.text('clickId');
		if (clickId === '') throw param.wrong('clickId', 'is empty');
		const body = {
			range: { interval: 'all_time', timezone: param.text('timeZone') || 'UTC' },
			columns: COLUMNS,
			filters: [{ name: 'sub_id', operator: 'EQUALS', expression: clickId }],
			sort: [{ name: 'datetime', order: 'DESC' }],
		};
		const request = { path: '/clicks/log' as const, body, most: 1, key: ['sub_id'] };
		for await (const { rows } of readPages(api.client, request)) {
			if (rows[0] !== undefined) return typedRow(rows[0]);
		}
		throw param.wrong(
			'clickId',
			'matches no click',
			'Check the ID; Keitaro also forgets clicks after the storage time in its settings',
		);
	},
};
