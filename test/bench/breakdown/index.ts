import { join } from 'node:path';
import type { Log } from '../../live/log';
import { inFreshProcess } from '../child';
import { Control } from '../control';
import { withSimulators } from '../simulated';
import { LEGS } from './legs';
import type { BreakdownJob, BreakdownTimes } from './measure';
import { letCount, type Days } from './tracker';

const DAY_MS = 86_400_000;

/** Days of the report. */
const DAYS = 30;
/** A click lies up to a week before its conversion: all of them are within the report. */
const TRACKER_DAYS = 21;
/** The simulated tracker has so many for each conversion. */
const CLICKS_PER_CONVERSION = 20;
/** Until then every late postback has come, so that nothing changes while it is measured. */
const SETTLED_S = 365 * 86_400;

export interface BreakdownChoice {
	node: string;
	clicks: number;
	rounds: number;
	note: Log;
}

export interface BreakdownResult {
	clicks: number;
	legs: Array<
		BreakdownTimes & {
			name: string;
			/** How long the simulated tracker counted before, in milliseconds. */
			trackerMs: number;
		}
	>;
}

/** A breakdown by sub-ID over a month of a busy account, through the Keitaro node. */
export async function benchBreakdown({
	node,
	clicks,
	rounds,
	note,
}: BreakdownChoice): Promise<BreakdownResult> {
	const conversions = Math.ceil(clicks / CLICKS_PER_CONVERSION);
	const now = Date.now();
	const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
	const days: Days = { from: day(now - (DAYS - 1) * DAY_MS), to: day(now) };
	const program = join(__dirname, 'measure.js');
	return await withSimulators({ conversions, days: TRACKER_DAYS }, async (urls) => {
		const control = new Control(urls.control);
		await control.advanceKeitaro(SETTLED_S);
		const has = (await control.keitaroCounts()).clicks;
		const result: BreakdownResult = { clicks: has, legs: [] };
		for (const [leg, asked] of LEGS.entries()) {
			note(`Breakdown of ${has} clicks: ${asked.name} ...`);
			const trackerMs = await letCount(urls, asked, days);
			const job: BreakdownJob = { urls, leg, days, rounds, clicks: has };
			const times = await inFreshProcess<BreakdownJob, BreakdownTimes>({
				node,
				program,
				job,
				note,
			});
			result.legs.push({ ...times, name: asked.name, trackerMs });
		}
		return result;
	});
}
