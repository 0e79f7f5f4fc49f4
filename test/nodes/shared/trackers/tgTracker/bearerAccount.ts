import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import {
	BearerSimulator,
	ODD,
	type BearerSimulatorOptions,
} from '../../../../simulators/tgTracker';
import { all, NOW, settingsOf, withTracker } from './support';
import { startedUntil } from '../../../../simulators/lifetime';
import { SleepClock } from '../../n8n/sleepClock';

export const TOKEN = 'tg-test-token';
export const ACCOUNT = 'example account';
export const WHOLE = { from: DateTime.fromMillis(NOW, { zone: 'utc' }).minus({ days: 100 }) };

/** What a user would fill in for the odd dialect. */
const ODD_SETTINGS: IDataObject = {
	conversionsPath: 'ev/list',
	clicksPath: '/ev/visits',
	campaignsPath: ' /ads',
	paging: 'cursor',
	pageParameter: 'after',
	cursorField: 'next.token',
	sizeParameter: 'n',
	pageSize: 500,
	fromParameter: 'since',
	toParameter: 'until',
	timeFormat: 'unix',
	timeFilter: 'updated',
	rowsField: 'result.items',
	fieldNames: JSON.stringify({
		id: 'ref',
		revenue: 'money.amount',
		currency: ['money.currency'],
		convertedAt: 'joined',
		sub_1: 'utm',
		entityId: 'ref',
	}),
};

const started = startedUntil(afterEach);

/** Stopped after the test: a simulated account and the way to read it. */
export async function start(options: BearerSimulatorOptions = {}, more: IDataObject = {}) {
	const clock = new SleepClock(NOW);
	const simulator = await started(
		new BearerSimulator({ conversions: 300, now: clock.now, ...options }),
	);
	const own = options.dialect === ODD ? ODD_SETTINGS : {};
	const credential = {
		product: 'bearer',
		url: simulator.api,
		token: TOKEN,
		accountName: ACCOUNT,
		customise: true,
		...own,
		...more,
	};
	type Work<T> = Parameters<typeof withTracker<T>>[2];
	const run = async <T>(work: Work<T>, settings = settingsOf()) =>
		await withTracker(credential, clock, work, settings);
	return { simulator, clock, run };
}

type Started = Awaited<ReturnType<typeof start>>;

export const conversions = async ({ run }: Started, window = WHOLE, settings = settingsOf()) =>
	await run(async (tracker) => await all(tracker.conversions?.(window)), settings);
