import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { notice, rowsField } from '../../../shared/n8n/fields';
import type { Params } from '../../../shared/n8n/params';
import { clickParameters } from '../common/clickParameters';
import { optionsOf } from '../common/writing';

const costNotice = notice(
	'costNotice',
	'This overwrites what the clicks of the period cost, and with it profit and ROI in all reports. The costs that stood there are not kept.',
);

const day = (name: string, displayName: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'dateTime',
	default: '',
	required: true,
	description,
});

const timezone: INodeProperties = {
	displayName: 'Time Zone',
	name: 'timezone',
	type: 'string',
	default: 'UTC',
	required: true,
	placeholder: 'e.g. Europe/Berlin',
	description: 'IANA name of the zone of From and To, best that of the ad account',
};

const cost: INodeProperties = {
	displayName: 'Cost',
	name: 'cost',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 4 },
	default: 0,
	required: true,
	description:
		'What was spent in all. Keitaro spreads it over the clicks of the period and overwrites what stood there.',
};

const currency: INodeProperties = {
	displayName: 'Currency',
	name: 'currency',
	type: 'string',
	default: 'USD',
	required: true,
	placeholder: 'e.g. EUR',
	description: 'ISO 4217 code of the cost',
};

const onlyUniques: INodeProperties = {
	displayName: 'Only Unique Clicks',
	name: 'onlyUniques',
	type: 'boolean',
	default: false,
	description: 'Whether to spread the cost over the clicks that are unique in the campaign only',
};

const filters = rowsField(
	{
		displayName: 'Filters',
		name: 'filters',
		description: 'Which clicks of the period the cost belongs to, such as those of one ad',
	},
	'Filter',
	[
		{
			displayName: 'Parameter',
			name: 'parameter',
			type: 'options',
			// What the spend can be narrowed to (keitaro-api §3.9).
			options: optionsOf(clickParameters(15)),
			default: 'ad_campaign_id',
			description: 'What to look at of each click',
		},
		{
			displayName: 'Values',
			name: 'values',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1201,1202',
			description: 'One value, or several separated by commas',
		},
	],
);

export const costFields: INodeProperties[] = [
	costNotice,
	day('from', 'From', 'First moment of the spend. A time without a zone is in Time Zone.'),
	day('to', 'To', 'Last moment of the spend; a day without a time is taken to its end'),
	timezone,
	cost,
	currency,
	onlyUniques,
	filters,
];

/** The spend of one period, as both cost operations take it. */
export interface Spend {
	period: { start_date: string; end_date: string };
	timezone: string;
	currency: string;
	cost: string;
	filters: IDataObject;
	onlyUniques: boolean;
}

export function readSpend(param: Params): Spend {
	const zone = param.text('timezone');
	if (!DateTime.utc().setZone(zone).isValid) {
		throw param.wrong('timezone', `is not an IANA zone: ${zone}`, 'Use a name such as UTC');
	}
	const start_date = stamp(param, 'from', zone);
	const end_date = stamp(param, 'to', zone);
	if (end_date < start_date) throw param.wrong('to', 'is before From');
	return {
		period: { start_date, end_date },
		timezone: zone,
		currency: param.text('currency').toUpperCase(),
		cost: String(param.number('cost')),
		filters: readFilters(param),
		onlyUniques: param.boolean('onlyUniques'),
	};
}

/** Wall clock in the zone, to the minute: `2026-11-01 08:30` (keitaro-api §3.9). */
function stamp(param: Params, name: 'from' | 'to', zone: string): string {
	const given = param.text(name).replace(' ', 'T');
	const time = DateTime.fromISO(given, { zone });
	if (!time.isValid) {
		throw param.wrong(name, `is not a date: ${given}`, 'Use a date such as 2026-11-01T08:00');
	}
	const isWholeDay = name === 'to' && !given.includes('T');
	return (isWholeDay ? time.endOf('day') : time).toFormat('yyyy-MM-dd HH:mm');
}

function readFilters(param: Params): IDataObject {
	const { items = [] } = param.fields('filters') as {
		items?: Array<{ parameter: string; values?: string }>;
	};
	return Object.fromEntries(items.map(({ parameter, values }) => [parameter, values ?? '']));
}
