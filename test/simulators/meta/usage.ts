import type { GraphErrorName } from './graphErrors';

/** Throttling as Meta does it: an error code and a header that says when calls are let in again. */
export interface Throttling {
	code: number;
	/** Minutes until access comes back, as the header tells it. */
	minutes: number;
	/** Meta itself mostly uses 400; gateways in front of it use 429. */
	httpStatus: number;
	/** Requests still to be refused. */
	times: number;
}

/** Reference 1.5, row `throttled`. */
export const THROTTLE_ERRORS: Readonly<Record<number, GraphErrorName>> = {
	4: 'appLimit',
	17: 'userLimit',
	80004: 'accountLimit',
};

const BUSINESS_ID = '100000000000001';

/** Percent of the limits used, as the usage headers tell it. */
const CALM = 3;
const SPENT = 100;

/** The usage headers of every answer. `minutes` is 0 while calls are let in. */
export function usageHeaders(minutes: number): Record<string, string> {
	const load = minutes > 0 ? SPENT : CALM;
	const usage = { call_count: load, total_cputime: load, total_time: load };
	const business = {
		type: 'ads_management',
		...usage,
		estimated_time_to_regain_access: minutes,
		ads_api_access_tier: 'standard_access',
	};
	return {
		'x-app-usage': JSON.stringify(usage),
		'x-business-use-case-usage': JSON.stringify({ [BUSINESS_ID]: [business] }),
	};
}
