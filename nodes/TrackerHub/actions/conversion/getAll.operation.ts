import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { includeRawIn, simplifyConversions } from '../../../shared/n8n/fields';
import { optionsCollection } from '../../../shared/n8n/collections';
import type { Conversion } from '../../../shared/conversion/conversion';
import { simplified } from '../../../shared/conversion/simplified';
import { limit, mostOf, returnAll } from '../../../shared/n8n/listing';
import { overrideFields, readOverrides } from '../../../shared/n8n/overrides';
import { readNewest } from '../../../shared/trackers/newest';
import { campaignIdsOf, filtersField } from '../common/campaigns';
import { rangeFields, readWindow } from '../../../shared/n8n/timeWindow';
import { needing } from '../operation';

const statuses: INodeProperties = {
	displayName: 'Statuses',
	name: 'statuses',
	type: 'multiOptions',
	options: [
		{ name: 'Confirmed', value: 'confirmed' },
		{ name: 'Pending', value: 'pending' },
		{ name: 'Refunded', value: 'refunded' },
		{ name: 'Rejected', value: 'rejected' },
		{ name: 'Unknown', value: 'unknown', description: 'Words of the tracker that nobody mapped' },
	],
	default: ['confirmed'],
	description:
		'Only conversions with these statuses. The whole range is then read, whatever the limit.',
};

const overrides = overrideFields('Tracker');

const options: INodeProperties = optionsCollection([overrides.events, overrides.statuses]);

export const getAll = needing('conversion', {
	name: 'Get Many',
	action: 'Get many conversions',
	description: 'List conversions in the shape that all our nodes take, newest first',
	fields: [
		...rangeFields('conversions'),
		returnAll,
		limit,
		filtersField(statuses),
		simplifyConversions,
		{ ...includeRawIn('result'), displayOptions: { show: { simplify: [false] } } },
		options,
	],
	async run({ api, param, progress, cancelled }) {
		const window = readWindow(param);
		const isSimple = param.boolean('simplify');
		const kept = new Set([param.fields('filters').statuses ?? []].flat());
		const tracker = await api.open({
			...readOverrides(param.fields('options')),
			campaignIds: campaignIdsOf(param),
			includeRaw: !isSimple && param.boolean('includeRaw'),
		});
		const found = await readNewest(tracker, {
			window,
			most: mostOf(param),
			wanted: kept.size === 0 ? undefined : ({ status }) => kept.has(status),
			progress,
			cancelled,
		});
		return isSimple ? found.map(simplified) : found.map(whole);
	},
});

const whole = (conversion: Conversion) => conversion as unknown as IDataObject;
