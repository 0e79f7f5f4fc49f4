import type { IDataObject } from 'n8n-workflow';
import { includeRawIn } from '../../shared/n8n/fields';
import { firstOf, limit, mostOf, returnAll } from '../../shared/n8n/listing';
import { campaignIdsOf, filtersField } from './common/campaigns';
import { rangeFields, readWindow } from '../../shared/n8n/timeWindow';
import { needing, type HubResource } from './operation';

const getAll = needing('click', {
	name: 'Get Many',
	action: 'Get many clicks',
	description: 'List clicks with what is known about the visitor and the ad, oldest first',
	fields: [...rangeFields('clicks'), returnAll, limit, filtersField(), includeRawIn('result')],
	async run({ api, param, progress, cancelled }) {
		const window = readWindow(param);
		const tracker = await api.open({
			campaignIds: campaignIdsOf(param),
			includeRaw: param.boolean('includeRaw'),
		});
		if (tracker.clicks === undefined) return [];
		const found = await firstOf(tracker.clicks(window), {
			most: mostOf(param),
			progress,
			cancelled,
		});
		return found as unknown as IDataObject[];
	},
});

export const click: HubResource = { name: 'Click', operations: { getAll } };
