import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { accountSettings } from '../../../../../nodes/shared/trackers/account';
import type { AccountSettings, TrackerLink } from '../../../../../nodes/shared/trackers/module';
import { redtrack } from '../../../../../nodes/shared/trackers/redtrack';
import {
	redtrackId,
	RedtrackSimulator,
	type RedtrackSimulatorOptions,
} from '../../../../simulators/redtrack';
import { startedUntil } from '../../../../simulators/lifetime';
import { all } from '../probe';
import { redtrackProbe } from './account';
import { iso } from '../expectedValues';

export const NOW = Date.UTC(2026, 10, 20, 12, 34, 56);
export const utc = (ms: number) => DateTime.fromMillis(ms, { zone: 'utc' });
export const DAY_MS = 86_400_000;
export const EVER = { from: utc(NOW - 100 * DAY_MS), to: utc(NOW + DAY_MS) };

/** For a tracker without a log. */
export async function* none(): AsyncGenerator<never[]> {}

/** The least that a row must tell, `everyS` seconds apart, the last one now. */
export const rowsOf = (count: number, everyS: number, first = 0) =>
	Array.from({ length: count }, (_, i) => ({
		id: redtrackId('conversion', first + i),
		conv_time: iso(Math.floor(NOW / 1000) - (count - 1 - i) * everyS),
		campaign_id: redtrackId('campaign', i % 50),
	}));

/** A page of the log as RedTrack gives it. */
export function pageOf(log: ReturnType<typeof rowsOf>, query: IDataObject) {
	const [from, to] = [String(query.date_from), `${String(query.date_to)}T99`];
	const found = log.filter(({ conv_time: at }) => at >= from && at <= to);
	const [page, per] = [Number(query.page), Number(query.per)];
	return { items: found.slice((page - 1) * per, page * per), total: found.length };
}

/** All conversions that a way to an account leads to. */
export const readFrom = async (link: TrackerLink) =>
	await all(redtrack.connect(link, accountSettings(link.credential)).conversions?.(EVER) ?? none());

const running = startedUntil(afterAll);

/** A RedTrack of its own, stopped after the last test of the file. */
export const started = async (options: RedtrackSimulatorOptions = {}) =>
	await running(new RedtrackSimulator({ conversions: 600, days: 30, now: () => NOW, ...options }));

/** The conversions of a simulated account. */
export const read = async (
	simulator: RedtrackSimulator,
	window: { from: DateTime; to?: DateTime } = EVER,
	chosen: Partial<AccountSettings> = {},
	data: Record<string, string> = {},
) =>
	await redtrackProbe(simulator, chosen, data).run(
		async (tracker) => await all(tracker.conversions(window)),
	);

/** In an order that pages do not change. */
export const byId = (rows: readonly Conversion[]) =>
	[...rows].sort((a, b) => a.id.localeCompare(b.id));

/** The requests at one path. */
export const asked = (simulator: RedtrackSimulator, path: string) =>
	simulator.received().filter((one) => one.path === path);
