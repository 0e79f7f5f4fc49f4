import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import type { Conversion } from '../../shared/conversion/conversion';
import { simplified } from '../../shared/conversion/simplified';
import { clickFeed, conversionFeed, type ClickItem, type Feed } from '../../shared/sync/feed';
import { prepare } from '../../shared/sync/plan';
import type { SyncState } from '../../shared/sync/state';
import { sync } from '../../shared/sync/sync';
import { progressIn } from '../progress';
import type { TriggerSettings } from '../settings';
import {
	having,
	SAMPLE_COUNT,
	type Look,
	type Subject,
	type Turn,
	type TurnResult,
} from './subject';

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

	async sample(look) {
		const { simplify, wantsConversion } = look.settings;
		const from = DateTime.utc().minus({ days: SAMPLE.days });
		const newest = await having(look.tracker, 'latest').latest(SAMPLE.among, { from });
		const wanted = newest.filter(wantsConversion).slice(0, SAMPLE_COUNT);
		return examples(
			look,
			wanted.map((row) => (simplify ? simplified(row) : asItem(row))),
		);
	},
};

export const clicks: Subject = {
	async sync(turn) {
		const feed = clickFeed(having(turn.tracker, 'clicks'));
		return await follow(turn, feed, () => true, asItem<ClickItem>);
	},

	async sample(look) {
		const feed = clickFeed(having(look.tracker, 'clicks'));
		for (const days of CLICK_SAMPLE_DAYS) {
			for await (const page of feed.read({ from: DateTime.utc().minus({ days }) })) {
				const newest = page.slice(-SAMPLE_COUNT).reverse();
				if (newest.length > 0) return examples(look, newest.map(asItem<ClickItem>));
			}
		}
		return [];
	},
};

/** Examples say how far the next sync would begin. */
function examples({ tracker, settings, source, saved }: Look, items: IDataObject[]): IDataObject[] {
	const plan = { ...settings.log, source };
	const start = prepare(saved as SyncState | undefined, plan, tracker.limits, DateTime.utc());
	return withProgress(items, start, settings).items;
}

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
	return { ...withProgress(rows.map(toItem), state, settings), state };
}

/** Every item says how far following is, where the user asked for that. */
function withProgress(
	items: IDataObject[],
	state: SyncState,
	{ includesProgress }: TriggerSettings,
): Required<Pick<TurnResult, 'items' | 'progress'>> {
	const progress = progressIn(state);
	const told = includesProgress ? items.map((item) => ({ ...item, progress })) : items;
	return { items: told, progress };
}

const asItem = <Row extends object>(row: Row) => row as IDataObject;
