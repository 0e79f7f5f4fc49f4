import type { INodeProperties } from 'n8n-workflow';
import { byName } from './byName';
import { PRESETS } from '../trackers/dateRange';
import type { Params } from './params';

interface RangeWords {
	/** What is dated, in the plural. */
	what: string;
	/** What the tracker's own screens are called, whose zone makes the numbers comparable. */
	panel: string;
	/** Spans beyond the usual ones: value and name. */
	more?: Readonly<Record<string, string>>;
}

const whenCustom = { show: { dateRange: ['custom'] } };

const optionsWith = (more: Readonly<Record<string, string>>) =>
	[
		...Object.entries(PRESETS).map(([value, { label }]) => ({ name: label, value })),
		...Object.entries(more).map(([value, name]) => ({ name, value })),
		{ name: 'Custom', value: 'custom' },
	].sort(byName);

/** Date range, its two ends, and the zone in which its days begin. */
export function dateRangeFields({ what, panel, more = {} }: RangeWords): INodeProperties[] {
	return [
		{
			displayName: 'Date Range',
			name: 'dateRange',
			type: 'options',
			options: optionsWith(more),
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
			description: `IANA name of the zone in which days begin. To compare with ${panel}, take the zone set there.`,
		},
	];
}

/** What the fields hold for an item. */
export function dateRangeOf(param: Params): {
	preset: string;
	zone: string;
	from?: string;
	to?: string;
} {
	const preset = param.text('dateRange');
	const ends = preset === 'custom' ? { from: param.text('from'), to: param.text('to') } : {};
	return { preset, zone: param.text('timeZone') || 'UTC', ...ends };
}

/** The error of a pure rule, under the name of the parameter it is about. */
export function wrongValue(param: Params, name: string, error: unknown): Error {
	return param.wrong(name, `cannot be used: ${error instanceof Error ? error.message : ''}`);
}
