import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Conversion } from '../../../shared/conversion/conversion';
import { KeitaroTracker } from '../../../shared/trackers/keitaro';
import type { ReportFilter } from '../../../shared/trackers/keitaro/reportFilters';
import { typedRow } from '../../../shared/trackers/keitaro/typedRow';
import type { KeitaroApi } from '../../transport';

/** How a conversion is handed out. */
export const outputField: INodeProperties = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	options: [
		{
			name: 'Conversion',
			value: 'conversion',
			description: 'Every field in the shape that Forward Conversions and all our nodes take',
		},
		{
			name: 'Raw',
			value: 'raw',
			description:
				'The row of the conversions log under the names of the Keitaro API, times in UTC',
		},
		{ name: 'Simplified', value: 'simplified', description: 'A few flat fields' },
	],
	default: 'simplified',
	description: 'What to return of each conversion',
};

/** The account's conversions that meet the filters; times are asked for in UTC. */
export function conversionsOf(api: KeitaroApi, filters: readonly ReportFilter[]): KeitaroTracker {
	const { account, currency } = api;
	const words = { statusWords: new Map(), eventWords: new Map() };
	const settings = { account, currency, zone: 'UTC', campaignIds: [], includeRaw: true, filters };
	return new KeitaroTracker(api.client, { ...settings, ...words });
}

export function shown(conversion: Conversion, output: string): IDataObject {
	const { raw = {}, ...own } = conversion;
	if (output === 'raw') return typedRow(raw);
	if (output === 'conversion') return own as unknown as IDataObject;
	const { id, event, status, trackerStatus, revenue, currency, convertedAt, clickId } = own;
	const campaign = own.campaign.name;
	const offer = own.offer.name;
	return {
		...{ id, event, status, trackerStatus, revenue, currency, convertedAt, clickId },
		...{ campaign, offer },
	};
}
