import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import type { Counted } from '../../simulators/platform';
import type { TruthRow } from '../../simulators/keitaro';
import { sorted } from '../platforms/forwarding';
import { STANDS } from '../platforms/stands';
import { eventIdFor } from '../reckoning';
import type { ReadyWorkflow } from './ready';
import type { ReadyWorld } from './world';

const HOUR_MS = 3_600_000;
const FIRST_SYNC_DAYS = 4;
/** Taken back in this run, at most. */
const MOST = 12;
/** Fewer would show little. */
const LEAST = 5;

const TRIGGER = 'Tracker Trigger';
const ADJUSTMENTS = 'Take Back at Google Ads';
const ANALYTICS = 'To Google Analytics';
const LOOK_UP = 'Look It Up in Analytics';
/** What knows no way to take a sale back by itself, and says so. */
const OTHERS = ['To Meta', 'To Google Ads'];

const idsOf = (items: readonly IDataObject[]): string[] =>
	items.map(({ eventId }) => String(eventId)).sort();

/** Sales that the network takes back after they have reached the platforms. */
export const refunds: ReadyWorkflow = {
	local: { [TRIGGER]: { firstSyncDays: FIRST_SYNC_DAYS, syncEvery: 1 } },
	async open(world) {
		for (const { simulator } of Object.values(STANDS)) {
			await world.control(simulator).command('reset');
		}
		let eventIds: string[] = [];
		return {
			run: async (imported, time) => {
				if (time === 1) {
					const sold = await imported.poll();
					const chosen = await takeable(world);
					world.run.log(`        ${chosen.length} sales that can be taken back`);
					assert.ok(chosen.length >= LEAST, 'too few');
					eventIds = chosen.map(({ event_id: id }) => eventIdAt(world, id)).sort();
					for (const { event_id: eventId } of chosen) {
						const postback = { eventId, status: 'rejected' };
						await world.control('keitaro').command('postback', postback);
					}
					await imported.untilDue(TRIGGER);
					return [...sold, ...(await imported.poll())];
				}
				return await imported.pollAllAgain(TRIGGER, FIRST_SYNC_DAYS);
			},
			check: async (executions, time) => {
				const { retracted } = await world
					.control('googleAds')
					.command<Record<string, number>>('counts');
				assert.equal(retracted, eventIds.length);
				const events = await world.control('googleAnalytics').command<Counted[]>('list');
				const refunded = events.filter(({ eventName }) => eventName === 'refund');
				assert.deepEqual(refunded.map(({ eventId }) => eventId).sort(), eventIds);
				assert.ok(events.every(({ counted }) => counted === 1));

				const outputs = (name: string) => sorted(executions.at(-1)?.outputs(name) ?? []);
				if (time === 1) {
					for (const name of [ADJUSTMENTS, ANALYTICS]) {
						assert.deepEqual([name, ...idsOf(outputs(name).accepted)], [name, ...eventIds]);
					}
				} else {
					const { skipped } = outputs(ADJUSTMENTS);
					const known = skipped.filter(({ code }) => code === 'already_accepted');
					assert.deepEqual(
						eventIds.filter((id) => !idsOf(known).includes(id)),
						[],
					);
					// Nobody can tell of what is only read again whether Analytics ever had the sale.
					const [lookedUp = []] = executions.at(-1)?.outputs(LOOK_UP) ?? [];
					const ids = lookedUp.map(({ json }) => eventIdAt(world, String(json.id)));
					assert.deepEqual(
						eventIds.filter((id) => !ids.includes(id)),
						[],
					);
				}
				for (const name of OTHERS) {
					const { accepted, skipped, failed } = outputs(name);
					if (time === 1) assert.deepEqual([name, accepted.length, failed.length], [name, 0, 0]);
					const told = skipped.filter(({ code }) => code === 'rejected');
					const silent = eventIds.filter((id) => !idsOf(told).includes(id));
					assert.deepEqual([name, ...silent], [name]);
				}
			},
		};
	},
};

const eventIdAt = ({ urls }: ReadyWorld, id: string): string =>
	eventIdFor(new URL(urls.keitaro).host, id, 'Purchase');

/**
 * Sales that Google has got and that are old enough to be adjusted. What the Data Manager API took is
 * in the same books that the Google Ads API adjusts; its simulator is told so here.
 */
async function takeable(world: ReadyWorld): Promise<TruthRow[]> {
	const taken = await world.control('googleDataManager').command<Counted[]>('list');
	await world.control('googleAds').command('learn', {
		conversions: taken.map(({ eventId, eventName, event }) => ({
			action: eventName,
			orderId: eventId,
			at: event.eventTimestamp,
			value: event.conversionValue ?? null,
		})),
	});
	const known = new Set(taken.map(({ eventId }) => eventId));
	const analytics = await world.control('googleAnalytics').command<Counted[]>('list');
	const bought = new Set(
		analytics.filter(({ eventName }) => eventName === 'purchase').map(({ eventId }) => eventId),
	);
	const rows = await world.control('keitaro').command<TruthRow[]>('truth');
	return rows
		.filter(({ event_id: id, datetime }) => {
			const eventId = eventIdAt(world, id);
			// A lead may have become a sale only lately.
			const isOldEnough = Date.now() - Date.parse(datetime) > 25 * HOUR_MS;
			return isOldEnough && known.has(eventId) && bought.has(eventId);
		})
		.slice(0, MOST);
}
