import { join } from 'node:path';
import { print } from '../live/log';
import { inFreshProcess } from './child';
import type { ProfileJob, ProfileResult } from './profileRound';
import { withSimulators } from './simulated';
import { DAYS, ROWS_PER_CONVERSION } from './sizes';
import { fixed, table, whole } from './stats';

const SHOWN = 25;

/** Prints the functions in which one round of forwarding spends most of its time. */
export async function printProfile(node: string, conversions: number): Promise<void> {
	const tracker = { conversions: Math.ceil(conversions * ROWS_PER_CONVERSION), days: DAYS };
	const { ms, functions, version } = await withSimulators(tracker, async (urls) => {
		const program = join(__dirname, 'profileRound.js');
		const job: ProfileJob = { urls, conversions };
		return await inFreshProcess<ProfileJob, ProfileResult>({ node, program, job, note: print });
	});
	const rows = functions
		.slice(0, SHOWN)
		.map(({ name, place, ms: own }) => [
			`${name}  ${place}`,
			fixed(own, 1),
			fixed((own / ms) * 100, 1),
		]);
	print(
		`\nForwarding ${whole(conversions)} conversions, ${version}, ${whole(ms)} ms with the profiler on\n`,
	);
	print(table([['function', 'own ms', '%'], ...rows]));
}
