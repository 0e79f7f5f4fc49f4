import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import type { Conversion } from '../../shared/conversion/conversion';
import { clickFeed, conversionFeed, type ClickItem, type Feed } from '../../shared/sync/feed';
import { progressOf } from '../../shared/sync/plan';
import type { SyncState } from '../../shared/sync/state';
import { isThrough, sync } from '../../shared/sync/sync';
import { simplified } from '../simplify';
import { having, SAMPLE_COUNT, type Subject, type Turn, type TurnResult } from './subject';

/** Among how many of the newest conversions to look for examples, and how far back. */
const SAMPLE = { among: 500, days: 90 };
/** Clicks are many: a few hours show enough of them, or else a month. */
const CLICK_SAMPLE_DAYS = [0.25, 30];

export const conversions: Subject = {
	async sync(turn) {
		const { simplify, wantsConversion, lookBackMs } = turn.settings;
		const feed = conversionFeed(having(turn.tracker, 'conversions'), lookBackMs);
		const toItem = (row: Conversion) => (simplify ? simplified(row) : asItem(row));
		return await follow(turn, feed, wantsConversion, toItem);
	},

	async sample(tracker, { simplify, wantsConversion }) {
		const from = DateTime.utc().minus({ days: SAMPLE.days });
		const newest = await having(tracker, 'latest').latest(SAMPLE.among, { from });
		const wanted = newest.filter(wantsConversion).slice(0, SAMPLE_COUNT);
		return wanted.map((row) => (simplify ? simplified(row) : asItem(row)));
	},
};

export const clicks: Subject = {
	async sync(turn) {
		const feed = clickFeed(having(turn.tracker, 'clicks'));
		return await follow(turn, feed, () => true, asItem<ClickItem>);
	},

	async sample(tracker) {
		const feed = clickFeed(having(tracker, 'clicks'));
		for (const days of CLICK_SAMPLE_DAYS) {
			for await (const page of feed.read({ from: DateTime.utc().minus({ days }) })) {
				if (page.length > 0)
					return page
						.slice(-SAMPLE_COUNT)
						.reverse()
						.map(asItem<ClickItem>);
			}
		}
		return [];
	},
};

/** One sync of a log. */
async function follow<Row>(
	{ settings, source, saved, ...turn }: Turn,
	feed: Feed<Row>,
	wanted: (row: Row) => boolean,
	toItem: (row: Row) => IDataObject,
): Promise<TurnResult | undefined> {
	const result = await sync({
		...turn,
		feed,
		saved: saved as SyncState | undefined,
		settings: { ...settings.log, source, wanted },
	});
	if (result === undefined) return undefined;
	const { rows, state } = result;
	return { items: rows.map(toItem), state, progress: progressIn(state) };
}

/** A long backfill says how far it is. */
function progressIn({ cursor, behind }: SyncState): string | undefined {
	if (cursor.backfill !== undefined) {
		return `Backfill ${Math.floor(progressOf(cursor.backfill) * 100)} % done`;
	}
	return behind || !isThrough(cursor) ? 'Catching up' : undefined;
}

const asItem = <Row extends object>(row: Row) => row as IDataObject;
