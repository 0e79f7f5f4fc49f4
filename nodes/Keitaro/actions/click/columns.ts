import type { Params } from '../../../shared/n8n/params';
import { chosenNames } from '../../../shared/trackers/keitaro/reportFields';
import type { ReportSort } from '../report/sort.fields';

/** The few columns that tell who clicked on what, in every version of Keitaro. */
export const SIMPLE_COLUMNS: readonly string[] = [
	'sub_id',
	'datetime',
	'campaign',
	'offer',
	'landing',
	'ts',
	'country_code',
	'device_type',
	'is_bot',
	'external_id',
];

/** What to return, as the panel says. */
export function columnsShown(param: Params): readonly string[] {
	if (param.boolean('simplify')) return SIMPLE_COLUMNS;
	return chosenNames(param.list('columns'), param.text('otherColumns'));
}

/** What to ask for: a click without its id and time is nothing, and sorting needs its columns. */
export function columnsOf(shown: readonly string[], sort: readonly ReportSort[]): string[] {
	return [...new Set(['sub_id', 'datetime', ...shown, ...sort.map(({ name }) => name)])];
}
