import { join } from 'node:path';
import { workFolder } from '../live/paths';
import { Simulators, type SimulatorUrls } from '../live/simulators';

/** Runs work against simulators of its own, in a process of their own, with so many conversions. */
export async function withSimulators<T>(
	tracker: { conversions: number; days: number },
	work: (urls: SimulatorUrls) => Promise<T>,
): Promise<T> {
	const simulators = await Simulators.start({
		ports: { keitaro: 0, meta: 0, control: 0 },
		conversions: tracker.conversions,
		args: ['--days', String(tracker.days)],
		logFile: join(workFolder, 'bench-simulators.log'),
	});
	try {
		return await work(simulators.urls);
	} finally {
		await simulators.stop();
	}
}
