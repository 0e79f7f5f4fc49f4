import assert from 'node:assert/strict';
import type { IDataObject, INode } from 'n8n-workflow';
import type { Counted } from '../../simulators/platform';
import type { TruthRow } from '../../simulators/keitaro';
import { eventIdFor } from '../reckoning';
import type { Run } from '../run';
import { OUTCOMES } from '../workflow';
import { atRest, following, FORWARD_TYPE, readExample, save } from './example';
import { sorted, type Sorted } from './forwarding';
import { STANDS } from './stands';
import type { PlatformWorld } from './world';

const HOUR_MS = 3_600_000;
const FIRST_SYNC_DAYS = 4;
const MAX_ITEMS = 2_500;
/** Taken back in this run, at most. */
const MOST = 12;

const FILTER = 'Leave Out What Never Counted';
const ADJUSTMENTS = 'Take Back at Google Ads';
const ANALYTICS = 'To Google Analytics';
const DATA_MANAGER = 'To Google Ads';

/** A node more for each platform that the example leaves out. */
function others(nodes: readonly INode[]): INode[] {
	const there = nodes.map(({ parameters }) => parameters.platform);
	return Object.entries(STANDS)
		.filter(([platform]) => !there.includes(platform))
		.map(([platform, { parameters }], n) => ({
			id: platform,
			name: platform,
			type: FORWARD_TYPE,
			typeVersion: 1,
			position: [220, 860 + 200 * n],
			parameters: { platform, ...parameters } as INode['parameters'],
		}));
}

/** A sale that the network takes back, followed through the example workflow to every platform. */
export async function checkRefunds(run: Run, world: PlatformWorld): Promise<void> {
	const { checks } = run;
	const example = readExample('refunds.json');
	const more = others(example.nodes);
	const link = more.map(({ name }) => ({ node: name, type: 'main' as const, index: 0 }));
	const [ofFilter = []] = example.connections[FILTER]?.main ?? [];
	const { id, publisher } = await save(run, world, {
		...example,
		nodes: following([...example.nodes, ...more], FIRST_SYNC_DAYS, MAX_ITEMS),
		connections: { ...example.connections, [FILTER]: { main: [[...(ofFilter ?? []), ...link]] } },
	});
	const sync = async (): Promise<ReadonlyMap<string, Sorted>> => {
		const known = new Set((await run.stage.rest.executions(id)).map((one) => one.id));
		await publisher.publish();
		await publisher.unpublish();
		const all = await atRest(run, id);
		const fresh = all.filter((one) => !known.has(one.id));
		assert.equal(fresh.length, 1, `${fresh.length} executions`);
		const execution = await run.stage.rest.execution(fresh[0]?.id ?? '');
		const nodes = [...example.nodes, ...more].filter(({ type }) => type === FORWARD_TYPE);
		const results = new Map(nodes.map(({ name }) => [name, sorted(execution.outputs(name))]));
		for (const [name, outputs] of results) run.log(`        ${name}: ${told(outputs)}`);
		return results;
	};

	let chosen: TruthRow[] = [];
	await checks.check('refunds: sales reach Google Ads and Google Analytics', async () => {
		await forget(world);
		await sync();
		chosen = await takeable(world);
		run.log(`        ${chosen.length} sales that can be taken back`);
		assert.ok(chosen.length >= 5, 'too few');
	});
	const eventIds = chosen.map(({ event_id }) => eventIdAt(world, event_id)).sort();
	await checks.check('refunds: the tracker takes them back, and so do both', async () => {
		await publisher.due();
		const tracker = world.control('keitaro');
		for (const { event_id: eventId } of chosen) {
			await tracker.command('postback', { eventId, status: 'rejected' });
		}
		const results = await sync();
		const taken = results.get(ADJUSTMENTS)?.accepted ?? [];
		assert.deepEqual(idsOf(taken).sort(), eventIds);
		const { retracted } = await world
			.control('googleAds')
			.command<Record<string, number>>('counts');
		assert.equal(retracted, chosen.length);
		assert.deepEqual(idsOf(results.get(ANALYTICS)?.accepted ?? []).sort(), eventIds);
		const events = await world.control('googleAnalytics').command<Counted[]>('list');
		const refunds = events.filter(({ eventName }) => eventName === 'refund');
		assert.deepEqual(refunds.map(({ eventId }) => eventId).sort(), eventIds);
		for (const [name, { accepted, skipped, failed }] of results) {
			if (name === ADJUSTMENTS || name === ANALYTICS) continue;
			assert.deepEqual([name, accepted.length, failed.length], [name, 0, 0]);
			assert.deepEqual([name, ...idsOf(skipped).sort()], [name, ...eventIds]);
			for (const { code, reason, advice } of skipped) {
				assert.equal(code, 'rejected');
				assert.match(String(reason), /^The conversion was rejected\. .*(?:no way to|cannot) take/);
				assert.match(
					String(advice),
					name === DATA_MANAGER || name === 'googleAdsConversions'
						? /'Google Ads Adjustments'/
						: /Forward only confirmed/,
				);
			}
		}
	});
}

const told = (outputs: Sorted): string =>
	OUTCOMES.map((outcome) => `${outputs[outcome].length} ${outcome}`).join(', ');

const idsOf = (items: readonly IDataObject[]): string[] =>
	items.map(({ eventId }) => String(eventId));

const eventIdAt = ({ keitaroUrl }: PlatformWorld, id: string): string =>
	eventIdFor(new URL(keitaroUrl).host, id, 'Purchase');

/** The platforms as if nothing had been sent yet. */
async function forget(world: PlatformWorld): Promise<void> {
	for (const { simulator } of Object.values(STANDS)) {
		await world.control(simulator).command('reset');
	}
}

/**
 * Sales that Google has got and that are old enough to be adjusted. What the Data Manager API took is
 * in the same books that the Google Ads API adjusts; its simulator is told so here.
 */
async function takeable(world: PlatformWorld): Promise<TruthRow[]> {
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
		.filter(({ event_id: id, created }) => {
			const eventId = eventIdAt(world, id);
			const isOldEnough = Date.now() - Date.parse(created) > 25 * HOUR_MS;
			return isOldEnough && known.has(eventId) && bought.has(eventId);
		})
		.slice(0, MOST);
}
