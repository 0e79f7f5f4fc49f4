import { DateTime } from 'luxon';
import type { INodeProperties } from 'n8n-workflow';
import type { Params } from '../../../shared/n8n/params';
import { momentsOf, PRESETS } from '../../../shared/trackers/dateRange';
import type { TimeWindow } from '../../../shared/trackers/tracker';

const OPTIONS = [
	...Object.entries(PRESETS).map(([value, { label }]) => ({ name: label, value })),
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
			options: OPTIONS,
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
				'IANA name of the zone in which days begin. To compare with the panel of the tracker, take the zone set there.',
		},
	];
}

/** The range as a span of time. Throws an error that names the parameter. */
export function readWindow(param: Params): Required<TimeWindow> {
	const [from, to] = read(param);
	return { from, to: to.startOf('second').plus({ seconds: 1 }) };
}

/** The days that the range touches. Throws an error that names the parameter. */
export function readDays(param: Params): { from: string; to: string; timeZone: string } {
	const [from, to] = read(param);
	const day = (time: DateTime) => time.toFormat('yyyy-MM-dd');
	return { from: day(from), to: day(to), timeZone: zoneOf(param) };
}

const zoneOf = (param: Params): string => param.text('timeZone') || 'UTC';

function read(param: Params): readonly [DateTime, DateTime] {
	const preset = param.text('dateRange');
	const ends = preset === 'custom' ? { from: param.text('from'), to: param.text('to') } : {};
	try {
		return momentsOf({ preset, zone: zoneOf(param), ...ends }, DateTime.now());
	} catch (error) {
		throw param.wrong(
			'dateRange',
			`cannot be used: ${error instanceof Error ? error.message : ''}`,
		);
	}
}
