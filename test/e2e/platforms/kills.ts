import assert from 'node:assert/strict';
import type { IConnections, IDataObject } from 'n8n-workflow';
import type { WorkflowInput } from '../../live/rest-types';
import { sleep, waitFor } from '../../live/wait';
import type { Counted } from '../../simulators/platform';
import type { TruthRow } from '../../simulators/keitaro';
import type { SimulatorControl } from '../control';
import { eventIdFor, fateOf, standingOf } from '../reckoning';
import type { Run } from '../run';
import { readTrackerLog } from '../trackerLog';
import { TRIGGER } from '../workflow';
import { following, FORWARD_TYPE, save } from './example';
import { sorted } from './forwarding';
import { STANDS } from './stands';
import { checkLog } from './secrets';
import { PlatformWorld } from './world';
import { NEXT_X, nodeAt } from './nodeAt';

const KILLS = 20;
/** All that Meta takes, and some that it does not take any more. */
const FIRST_SYNC_DAYS = 8;
/** Items of an execution: the first sync takes several. */
const MAX_ITEMS = 100;
/** So long a platform takes to answer, its work done: there is always something on its way. */
const SLOW_MS = 900;
/** Within what time after the first request of a start n8n is killed. */
const KILLED_WITHIN_MS = 2_000;
/** n8n polls when it has started, then each minute; nobody waits for the minute. */
const POLLED_WITHIN_MS = 4_000;
const DAY_MS = 86_400_000;
/** Six hours, and as long as a run takes: what is younger may have come too early. */
const CLICK_KNOWN_AFTER_MS = 7 * 3_600_000;

const TARGETS = ['meta', 'googleDataManager'] as const;
type Target = (typeof TARGETS)[number];

function workflow(): WorkflowInput {
	const trigger = nodeAt(0, TRIGGER, 'n8n-nodes-tracker-hub.trackerTrigger', {
		tracker: 'keitaro',
	});
	const forwards = TARGETS.map((platform, n) =>
		nodeAt(NEXT_X, platform, FORWARD_TYPE, { platform, ...STANDS[platform]?.parameters }, n * 200),
	);
	const links = forwards.map(({ name }) => ({ node: name, type: 'main' as const, index: 0 }));
	const connections: IConnections = { [TRIGGER]: { main: [links] } };
	const nodes = following([trigger, ...forwards], FIRST_SYNC_DAYS, MAX_ITEMS);
	return { name: 'Killed while forwarding', nodes, connections };
}

/** What an execution said of a conversion. */
interface Told {
	id: string;
	eventId: string;
	outcome: string;
	class: string | null;
	code: string | null;
}

/** In a world of its own, since whoever is killed says nothing to the others. */
export async function platformKills(run: Run): Promise<void> {
	const world = await PlatformWorld.open(run);
	try {
		await checkKills(run, world);
		await checkLog(run, world);
	} finally {
		await world.close();
	}
}

/** SIGKILL at random moments while conversions are on their way to two platforms. */
async function checkKills(run: Run, world: PlatformWorld): Promise<void> {
	const { checks, stage } = run;
	const services = TARGETS.map((name) => world.control(name));
	for (const service of services) await service.command('reset');
	const { id, publisher, executions } = await save(run, world, workflow());

	await checks.check(`${KILLS} kills at random while forwarding: goes on by itself`, async () => {
		for (const service of services) {
			await service.misbehave({ kind: 'slow', times: 10_000, delayMs: SLOW_MS });
		}
		let before = await requests(services);
		await publisher.beginToPublish();
		for (let nth = 1; nth <= KILLS; nth += 1) {
			const afterMs = Math.round(run.random() * KILLED_WITHIN_MS);
			while (!(await somethingSent(services, before))) await publisher.nudge();
			await sleep(afterMs);
			await stage.server.kill();
			before = await requests(services);
			await stage.server.launch();
		}
		for (const service of services) await service.behave();
		await publisher.settle();
		const crashed = (await stage.rest.executions(id)).filter(({ status }) => status === 'crashed');
		run.log(`        ${crashed.length} executions were killed, the others had ended`);
		assert.ok(crashed.length >= KILLS / 2, `only ${crashed.length} executions were killed`);
	});

	const books = async (known: ReadonlySet<string>, target: Target): Promise<Told[]> => {
		const all = await stage.rest.executions(id);
		const told: Told[] = [];
		// Of a killed execution n8n makes up items that stand for those it has lost.
		for (const one of all.filter(({ id: at, status }) => status === 'success' && !known.has(at))) {
			const { accepted, skipped, failed } = sorted(
				(await stage.rest.execution(one.id)).outputs(target),
			);
			for (const json of [...accepted, ...skipped, ...failed]) {
				const { input, ...result } = json as unknown as Told & { input: IDataObject };
				told.push({ ...result, id: String(input.id) });
			}
		}
		return told;
	};
	const copies = async (): Promise<number[]> =>
		await Promise.all(TARGETS.map(async (target) => sum(await arrived(world, target))));

	for (const target of TARGETS) {
		await checks.check(`${target}: 0 lost, 0 counted twice, one event id each`, async () => {
			const there = await arrived(world, target);
			const told = await books(new Set(), target);
			const due = await dueAt(world, target);
			const eventIds = new Set(there.map(({ eventId }) => eventId));
			run.log(
				`        ${due.length} due, ${eventIds.size} there, ${sum(there) - there.length} sent again`,
			);
			assert.ok(due.length > 30, 'too few to say anything');
			assert.deepEqual(due.filter((one) => !eventIds.has(one)).slice(0, 3), []);
			assert.deepEqual(there.filter(({ counted }) => counted > 1).slice(0, 3), []);
			const failed = told.filter(
				({ outcome, class: kind }) => outcome === 'failed' && kind !== 'too early',
			);
			assert.deepEqual(failed.slice(0, 3), []);
			const untrue = told.filter((one) => isThere(one) && !eventIds.has(one.eventId));
			assert.deepEqual(untrue.slice(0, 3), []);
			const founded = new Set(told.map(({ eventId }) => eventId));
			assert.deepEqual([...eventIds].filter((one) => !founded.has(one)).slice(0, 3), []);
			const perConversion = new Set(told.map((one) => `${one.id} ${one.eventId}`));
			assert.equal(perConversion.size, new Set(told.map((one) => one.id)).size);
		});
	}

	await checks.check('read once more from the start: nothing is sent again', async () => {
		const before = await copies();
		const known = await executions.ids();
		const from = new Date(Date.now() - FIRST_SYNC_DAYS * DAY_MS).toISOString();
		await publisher.set({ maxItems: 2_500, resyncFrom: from });
		await publisher.drain();
		for (const target of TARGETS) {
			const told = await books(known, target);
			const again = told.filter(({ code }) => code === 'already_accepted');
			assert.ok(again.length > 30, `only ${again.length} were recognised`);
			assert.deepEqual(told.filter(({ outcome }) => outcome === 'accepted').slice(0, 3), []);
		}
		assert.deepEqual(await copies(), before);
	});
	await publisher.unpublish();
}

const isThere = ({ outcome, code }: Told): boolean =>
	outcome === 'accepted' || code === 'already_accepted';

/** How many have arrived at all of them together. */
async function requests(services: readonly SimulatorControl[]): Promise<number> {
	const traffic = await Promise.all(services.map(async (one) => await one.traffic()));
	return traffic.reduce((all, { requestCount }) => all + requestCount, 0);
}

/** Whether there are more, soon. What came again may all have been accepted before. */
async function somethingSent(
	services: readonly SimulatorControl[],
	before: number,
): Promise<boolean> {
	const ask = async () => ((await requests(services)) > before ? true : undefined);
	const what = 'Something being forwarded';
	return await waitFor(ask, { what, timeoutMs: POLLED_WITHIN_MS, everyMs: 50 }).catch(() => false);
}

interface Arrived {
	eventId: string;
	copies: number;
	counted: number;
}

const sum = (all: readonly Arrived[]): number => all.reduce((total, one) => total + one.copies, 0);

/** What a platform has, with how often it came. */
async function arrived(world: PlatformWorld, target: Target): Promise<Arrived[]> {
	const service = world.control(target);
	if (target !== 'meta') return await service.command<Counted[]>('list');
	interface MetaEvent extends Arrived {
		event_id: string;
	}
	const { events } = await service.command<{ events: MetaEvent[] }>('list', { limit: 100_000 });
	return events.map(({ event_id: eventId, copies, counted }) => ({ eventId, copies, counted }));
}

/** Event ids of what must be there by the tracker's own log. */
async function dueAt(world: PlatformWorld, target: Target): Promise<string[]> {
	const log = await readTrackerLog(world.keitaroUrl, 'keitaro-test-key');
	const truth = await world.control('keitaro').command<TruthRow[]>('truth');
	const known = Date.now() - CLICK_KNOWN_AFTER_MS;
	const ofGoogle = new Set(
		truth
			.filter(({ ad_click_ids: ids }) => ids.gclid !== undefined)
			.filter(({ click_datetime: clickedAt }) => Date.parse(clickedAt) < known)
			.map((row) => row.event_id),
	);
	const account = new URL(world.keitaroUrl).host;
	return log
		.filter((row) => fateOf(row, Date.now()) === 'sent')
		.filter(({ id }) => target === 'meta' || ofGoogle.has(id))
		.map((row) => eventIdFor(account, row.id, standingOf(row).event));
}
