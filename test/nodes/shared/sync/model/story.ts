import { DateTime } from 'luxon';
import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { toIso } from '../../../../../nodes/shared/conversion/time';
import { conversionFeed } from '../../../../../nodes/shared/sync/feed';
import type { SyncSettings } from '../../../../../nodes/shared/sync/settings';
import type { SyncState } from '../../../../../nodes/shared/sync/state';
import { isThrough, sync } from '../../../../../nodes/shared/sync/sync';
import { Chance } from './chance';
import { FakeTracker } from './fakeTracker';
import { RoundedTracker, type Rounding } from './roundedTracker';
import { Ledger } from './ledger';
import { chosenSetup, type Setup } from './setup';
import { World } from './world';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const BEGIN = Date.UTC(2026, 2, 1, 9, 30, 0, 400);
const STEPS = 50;

type Selection = 'all' | 'some';
const isWanted = (id: string, selection: Selection): boolean =>
	selection === 'all' || Number(id.slice(4)) % 3 !== 0;

class PageFailure extends Error {}

/**
 * One published workflow on one tracker over some days, as chance has it. Throws when a conversion is
 * missed or comes twice.
 */
export class Story {
	private readonly chance: Chance;
	private readonly world: World;
	private readonly ledger = new Ledger();
	private now = BEGIN;
	private poll = 0;
	private isCalm = false;
	/** Whether the last poll read all there was. */
	private isCaughtUp = false;

	/** As the process has it, and as it was last saved. */
	private state: SyncState | undefined;
	private saved: SyncState | undefined;

	private selection: Selection = 'all';
	/** Nothing that last changed before is owed: the first sync did not reach it. Unix ms. */
	private owedFrom = -Infinity;
	private resync: { from: number; asked: number; poll: number } | undefined;
	private readonly setup: Setup;

	/** `rounding` of a tracker whose rows change in place; none for one whose rows move. */
	constructor(
		seed: number,
		private readonly rounding?: Rounding,
		private readonly steps = STEPS,
	) {
		this.chance = new Chance(seed);
		const { chance } = this;
		this.world = new World(chance, rounding !== undefined);
		this.setup = chosenSetup(chance);
		for (let left = 50; left > 0; left--) this.world.create(BEGIN - chance.below(40 * DAY_MS));
	}

	async play(): Promise<void> {
		for (let step = 0; step < this.steps; step++) {
			this.timePasses();
			this.userChangesSettings();
			await this.tick();
			this.ledger.settleSome((share) => this.chance.happens(share));
			if (this.chance.happens(0.04)) this.restart();
		}
		await this.calmDown();
	}

	/** No more news, troubles or restarts: what is owed must now arrive, and then nothing more. */
	private async calmDown(): Promise<void> {
		this.isCalm = true;
		// Long enough for all that waits in a queue, and for the next look-back.
		this.now += this.rounding === undefined ? 60 * MINUTE_MS : DAY_MS + 60 * MINUTE_MS;
		this.isCaughtUp = false;
		const calmFrom = toIso(DateTime.fromMillis(this.now));
		const hasLookedBack = () =>
			this.rounding === undefined || (this.state?.lookedBackAt ?? '') >= calmFrom;
		for (let left = 1_500; !this.isCaughtUp || !hasLookedBack(); left--) {
			if (left === 0) throw new Error(`Never catches up: ${JSON.stringify(this.state?.cursor)}`);
			await this.tick();
			this.ledger.finishAll();
			this.now += MINUTE_MS;
		}
		this.now += 20 * MINUTE_MS;
		const more = await this.tick();
		if (more !== 0) throw new Error(`${more} conversions although nothing happened`);
		this.assertNothingOwed(this.now, this.now);
	}

	private timePasses(): void {
		const until = this.now + Math.floor(this.chance.unit() ** 3 * 8 * 60) * MINUTE_MS + 20_000;
		for (let left = this.chance.below(5); left > 0; left--) {
			this.world.happen(this.now + this.chance.below(until - this.now));
		}
		this.now = until + this.chance.below(40_000);
	}

	private userChangesSettings(): void {
		if (this.chance.happens(0.04)) {
			this.selection = this.selection === 'all' ? 'some' : 'all';
		}
		if (this.chance.happens(0.03)) {
			const from = Math.floor(this.now / 1000) * 1000 - this.chance.below(40 * 24) * 3_600_000;
			this.resync = { from, asked: this.now, poll: this.poll };
		}
	}

	/** One tick of n8n's schedule. Tells how many conversions it brought. */
	private async tick(): Promise<number> {
		this.poll += 1;
		this.isCaughtUp = false;
		const begun = this.now;
		const before = JSON.stringify(this.state);
		const key = `delivery-${this.poll}`;
		let result;
		try {
			result = await sync({
				feed: conversionFeed(this.tracker()),
				saved: this.state,
				settings: this.settings(),
				clock: () => this.now,
				deadline: this.now + this.setup.budgetMs,
				statusOf: this.ledger.statusOf,
				deliveryKey: key,
			});
		} catch (error) {
			if (!(error instanceof PageFailure)) throw error;
			if (JSON.stringify(this.state) !== before) throw new Error('A failed page moved the cursor');
			return 0;
		}
		if (result === undefined) return 0;
		// Killed between reading and saving: nobody ever saw this poll.
		if (!this.isCalm && this.chance.happens(0.03)) return this.restart();
		const { rows: conversions, state } = result;
		for (const { id } of conversions) {
			if (!isWanted(id, this.selection)) throw new Error(`${id} is not wanted`);
		}
		if (conversions.length > this.setup.maxItems) throw new Error('More than Max Items');
		this.save(state, conversions.length > 0, begun);
		this.ledger.hand(conversions, key, this.poll);
		this.isCaughtUp = this.hasReadAll(begun);
		if (this.isCaughtUp) this.assertNothingOwed(begun, this.now);
		return conversions.length;
	}

	private save(state: SyncState, hasItems: boolean, begun: number): void {
		// A first sync, and one with another selection, begin with what the user chose for the first.
		if (this.state?.selection !== state.selection) {
			const from = Math.floor((begun - this.setup.firstSyncDays * DAY_MS) / 1000) * 1000;
			this.owedFrom = Math.max(this.owedFrom, from);
		}
		// n8n saves after the poll with which it publishes, and later only with items.
		const isSaved = this.state === undefined || hasItems || this.setup.savesEveryPoll;
		this.state = JSON.parse(JSON.stringify(state)) as SyncState;
		if (isSaved) this.saved = this.state;
	}

	private restart(): 0 {
		this.ledger.restart();
		this.state = this.saved;
		return 0;
	}

	private hasReadAll(begun: number): boolean {
		const { state } = this;
		if (state === undefined || state.behind || state.lost !== '') return false;
		const wasLive = Date.parse(state.syncedAt) === begun;
		return wasLive && isThrough(state.cursor);
	}

	/** What stood in the log from the beginning of a poll to its end must have been handed out by it. */
	private assertNothingOwed(begun: number, ended: number): void {
		const size = JSON.stringify(this.state).length;
		if (size > 4_000 + 60 * this.world.size) throw new Error(`The state has grown to ${size}`);
		const moved = new Map(this.world.visible(ended).map(({ id, revenue }) => [id, revenue]));
		const lookedBackOn = this.lookedBackOn();
		for (const { id, at, revenue } of this.world.visible(begun)) {
			const isStill = this.rounding !== undefined;
			if (!isWanted(id, this.selection) || (!isStill && moved.get(id) !== revenue)) continue;
			const last = this.ledger.lastOf(id);
			const isOwed = at * 1000 >= this.owedFrom;
			const least = isStill ? (lookedBackOn.get(id) ?? 0) : revenue;
			if (isOwed && (last === undefined || last.revenue < least)) {
				throw new Error(`${id} ${revenue} of ${new Date(at * 1000).toISOString()} is missing`);
			}
			this.assertRead(id, at, last?.poll);
		}
	}

	/** Rows that the last look-back went over, as they stood when it began. */
	private lookedBackOn(): Map<string, number> {
		const lookedBackMs = Date.parse(this.state?.lookedBackAt ?? '');
		const { lookBackMs = 0 } = this.rounding?.limits ?? {};
		const covered = this.world
			.visible(lookedBackMs)
			.filter(({ at }) => at * 1000 >= lookedBackMs - lookBackMs);
		return new Map(covered.map(({ id, revenue }) => [id, revenue]));
	}

	/** What a re-sync covers must have come since it was asked for. */
	private assertRead(id: string, at: number, poll = -1): void {
		const { resync } = this;
		if (resync === undefined || at * 1000 < resync.from || !isWanted(id, 'some')) return;
		if (at >= Math.floor(resync.asked / 1000)) return;
		if (poll <= resync.poll) throw new Error(`${id} is missing from the re-sync`);
	}

	private tracker(): FakeTracker | RoundedTracker {
		const { pageSize, hasTotal } = this.setup;
		const options = {
			log: () => this.world.visible(this.now),
			pageSize,
			hasTotal,
			tie: () => this.chance.unit(),
			sessionLength: () => this.chance.below(8),
			onPage: () => {
				this.now += this.chance.below(1_500);
				if (this.isCalm) return;
				if (this.chance.happens(0.1)) this.world.change(this.now);
				if (this.chance.happens(0.03)) throw new PageFailure('Simulated');
			},
		};
		const { rounding } = this;
		return rounding ? new RoundedTracker(rounding, options) : new FakeTracker(options);
	}

	private settings(): SyncSettings<Conversion> {
		const { firstSyncDays, everyMinutes, maxItems } = this.setup;
		const { selection, resync } = this;
		return {
			source: 'source',
			selection,
			everyMinutes,
			firstSyncDays,
			maxItems,
			resyncFrom: resync && DateTime.fromMillis(resync.from, { zone: 'utc' }),
			wanted: ({ id }) => isWanted(id, selection),
		};
	}
}
