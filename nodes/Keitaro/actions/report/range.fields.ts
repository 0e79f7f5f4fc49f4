import { DateTime } from 'luxon';
import type { INodeProperties } from 'n8n-workflow';
import type { Params } from '../../../shared/n8n/params';
import {
	PRESETS,
	reportRange,
	type ReportRange,
} from '../../../shared/trackers/keitaro/reportRange';

const PRESET_OPTIONS = [
	...Object.entries(PRESETS).map(([value, { label }]) => ({ name: label, value })),
	{ name: 'All Time', value: 'allTime' },
	{ name: 'Custom', value: 'custom' },
].sort((a, b) => a.name.localeCompare(b.name));

const whenCustom = { show: { dateRange: ['custom'] } };

/** Date range, its two ends, and the zone in which its days begin. `what` is what is dated. */
export function rangeFields(what: string): INodeProperties[] {
	return [
		{
			displayName: 'Date Range',
			name: 'dateRange',
			type: 'options',
			options: PRESET_OPTIONS,
			default: 'last7Days',
			description: `Which ${what} to take, by day. Today is included where its name does not say otherwise; weeks begin on Monday.`,
		},
		{
			displayName: 'From',
			name: 'from',
			type: 'dateTime',
			default: '',
			displayOptions: whenCustom,
			description: 'First moment of the range. A time without a zone is in Time Zone.',
		},
		{
			displayName: 'To',
			name: 'to',
			type: 'dateTime',
			default: '',
			displayOptions: whenCustom,
			description:
				'Last moment of the range, included. A day without a time, or at midnight, counts as the whole day.',
		},
		{
			displayName: 'Time Zone',
			name: 'timeZone',
			type: 'string',
			default: 'UTC',
			placeholder: 'e.g. Europe/Berlin',
			description:
				'IANA name of the zone in which days begin and times are shown. To compare with the Keitaro panel, take the zone set there.',
		},
	];
}

/** The range for this item. Throws an error that names the parameter. */
export function readRange(param: Params): ReportRange {
	const preset = param.text('dateRange');
	const asked = {
		preset,
		zone: param.text('timeZone') || 'UTC',
		...(preset === 'custom' && { from: param.text('from'), to: param.text('to') }),
	};
	try {
		return reportRange(asked, DateTime.now());
	} catch (error) {
		throw wrongValue(param, 'dateRange', error);
	}
}

/** The error of a pure rule, under the name of the parameter it is about. */
export function wrongValue(param: Params, name: string, error: unknown) {
	return param.wrong(name, `cannot be used: ${error instanceof Error ? error.message : ''}`);
}
