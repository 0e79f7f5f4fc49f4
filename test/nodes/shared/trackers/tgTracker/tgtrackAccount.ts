import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import { TgtrackSimulator, type TgtrackSimulatorOptions } from '../../../../simulators/tgTracker';
import { all, NOW, settingsOf, withTracker } from './support';
import { startedUntil } from '../../../../simulators/lifetime';
import { SleepClock } from '../../n8n/sleepClock';

export const KEY = 'report-test-key';
export const ACCOUNT = 'my-channel';
export const WHOLE = { from: DateTime.fromMillis(NOW, { zone: 'utc' }).minus({ days: 100 }) };

const started = startedUntil(afterEach);

/** Stopped after the test: a simulated channel and the way to read it. */
export async function start(options: TgtrackSimulatorOptions = {}, more: IDataObject = {}) {
	const clock = new SleepClock(NOW);
	const simulator = await started(
		new TgtrackSimulator({ conversions: 300, now: clock.now, ...options }),
	);
	const credential = {
		product: 'tgtrack',
		reportUrl: simulator.api,
		reportKey: KEY,
		accountName: ACCOUNT,
		...more,
	};
	type Work<T> = Parameters<typeof withTracker<T>>[2];
	const run = async <T>(work: Work<T>, settings = settingsOf(), memory?: object) => {
		const result = await withTracker(credential, clock, work, settings, memory);
		// Runs are minutes apart.
		simulator.rest();
		return result;
	};
	return { simulator, clock, run };
}

export type Started = Awaited<ReturnType<typeof start>>;

export const conversions = async (
	{ run }: Started,
	window: { from: DateTime; to?: DateTime } = WHOLE,
	settings = settingsOf(),
) => await run(async (tracker) => await all(tracker.conversions?.(window)), settings);
