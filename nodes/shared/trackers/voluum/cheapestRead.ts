import { HOUR_MS } from '../../conversion/time';

/** The log of conversions: what the trigger needs. Other small reads are said to refuse access keys. */
export const CHEAPEST_READ = '/report/conversions';

/** One row of the hour that is running. */
export function cheapestQuery(now: number): Record<string, string | number> {
	const hour = Math.floor(now / HOUR_MS) * HOUR_MS;
	return {
		from: new Date(hour).toISOString(),
		to: new Date(hour + HOUR_MS).toISOString(),
		tz: 'UTC',
		limit: 1,
	};
}
