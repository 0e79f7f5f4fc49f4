import { SimulatorControl } from '../control';
import type { Stage } from '../stage';

/** A conversion as the tracker itself tells it, read without this package. */
export interface Logged {
	clickId: string;
	/** Unix time in milliseconds. */
	at: number;
}

interface RedtrackRow {
	clickid: string;
	campaign_id: string;
	conv_time: string;
}

/** RedTrack's number for a campaign that was deleted: its conversions count nowhere. */
const DELETED = 3;
const DAY_MS = 86_400_000;

/** RedTrack's log of the last so many days. */
async function redtrackLog({ simulators }: Stage, days: number): Promise<Logged[]> {
	const ask = async <T>(path: string, query: Record<string, string>): Promise<T> => {
		const asked = new URLSearchParams({ api_key: 'redtrack-test-key', ...query });
		const response = await fetch(`${simulators.urls.redtrack}${path}?${asked.toString()}`);
		if (!response.ok) throw new Error(`RedTrack, ${path}: ${response.status}`);
		return (await response.json()) as T;
	};
	const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
	const campaigns = await ask<Array<{ id: string; status: number }>>('/campaigns', {});
	const deleted = campaigns.filter(({ status }) => status === DELETED).map(({ id }) => id);
	const { items } = await ask<{ items: RedtrackRow[] }>('/conversions', {
		date_from: day(Date.now() - days * DAY_MS),
		date_to: day(Date.now()),
		per: '10000',
	});
	return items
		.filter(({ campaign_id: campaign }) => !deleted.includes(campaign))
		.map(({ clickid, conv_time: stamp }) => ({ clickId: clickid, at: Date.parse(stamp) }));
}

/** All that Voluum has logged, from its simulator's own books. */
async function voluumLog({ simulators }: Stage): Promise<Logged[]> {
	const control = new SimulatorControl(simulators.urls.control, 'voluum');
	const rows = await control.command<Array<{ clickId: string; postbackAt: string }>>('truth');
	return rows.map(({ clickId, postbackAt }) => ({ clickId, at: Date.parse(postbackAt) }));
}

/** Conversions since a moment, by what tells of them. */
export async function logOf(
	stage: Stage,
	tracker: 'redtrack' | 'voluum',
	sinceMs: number,
): Promise<Logged[]> {
	const days = Math.ceil((Date.now() - sinceMs) / DAY_MS);
	const rows = tracker === 'redtrack' ? await redtrackLog(stage, days) : await voluumLog(stage);
	return rows.filter(({ at }) => at >= sinceMs);
}
