import { DateTime } from 'luxon';
import type { INodeProperties } from 'n8n-workflow';
import { dateRangeFields, dateRangeOf, wrongValue } from '../../../shared/n8n/dateRangeFields';
import type { Params } from '../../../shared/n8n/params';
import { reportRange, type ReportRange } from '../../../shared/trackers/keitaro/reportRange';

/** Date range of a report or log of Keitaro, which also knows no limit. `what` is what is dated. */
export const rangeFields = (what: string): INodeProperties[] =>
	dateRangeFields({
		what,
		panel: 'the Keitaro panel',
		more: { allTime: 'All Time' },
	});

/** The range for this item. Throws an error that names the parameter. */
export function readRange(param: Params): ReportRange {
	try {
		return reportRange(dateRangeOf(param), DateTime.now());
	} catch (error) {
		throw wrongValue(param, 'dateRange', error);
	}
}
