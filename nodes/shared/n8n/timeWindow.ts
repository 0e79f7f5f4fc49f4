import { DateTime } from 'luxon';
import type { INodeProperties } from 'n8n-workflow';
import { momentsOf } from '../trackers/dateRange';
import type { TimeWindow } from '../trackers/tracker';
import { dateRangeFields, dateRangeOf, wrongValue } from './dateRangeFields';
import type { Params } from './params';

/** Date range of what any tracker is asked for. `what` is what is dated. */
export const rangeFields = (what: string): INodeProperties[] =>
	dateRangeFields({
		what,
		panel: 'the panel of the tracker',
	});

/** The range as a span of time. Throws an error that names the parameter. */
export function readWindow(param: Params): Required<TimeWindow> {
	const [from, to] = read(param);
	return { from, to: to.startOf('second').plus({ seconds: 1 }) };
}

/** The days that the range touches. Throws an error that names the parameter. */
export function readDays(param: Params): { from: string; to: string; timeZone: string } {
	const [from, to] = read(param);
	const day = (time: DateTime) => time.toFormat('yyyy-MM-dd');
	return { from: day(from), to: day(to), timeZone: dateRangeOf(param).zone };
}

function read(param: Params): readonly [DateTime, DateTime] {
	try {
		return momentsOf(dateRangeOf(param), DateTime.now());
	} catch (error) {
		throw wrongValue(param, 'dateRange', error);
	}
}
