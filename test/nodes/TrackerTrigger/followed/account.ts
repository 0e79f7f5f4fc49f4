import { DateTime } from 'luxon';
import type { INodeParameters } from 'n8n-workflow';
import type { Conversion } from '../../../../nodes/shared/conversion/conversion';
import type { SyncState } from '../../../../nodes/shared/sync/state';
import { isThrough } from '../../../../nodes/shared/sync/sync';
import { trackerOf } from '../../../../nodes/shared/trackers/registry';
import { Poller, withClock, type CredentialEntry, type PollerOptions } from '../../../harness';
import { Probe } from '../../shared/trackers/probe';
import { clocks } from './clocks';
import { Reborn } from './reborn';
import type { AccountOptions, SimulatedTracker } from './simulated';

const MINUTE_MS = 60_000;

const running: SimulatedTracker[] = [];

/** Stops what was started; a simulator must not have met anything it could not answer. */
export async function stopAll(): Promise<void> {
	const stopped = running.splice(0);
	clocks.clear();
	await Promise.all(stopped.map(async ({ simulator }) => await simulator.stop()));
	expect(stopped.flatMap(({ simulator }) => simulator.faults)).toEqual([]);
}

/** A published workflow that follows a simulated account. */
export class FollowedAccount {
	readonly poller: Poller;
	private readonly credential: CredentialEntry;
	private readonly node = new Reborn();

	private constructor(
		readonly simulated: SimulatedTracker,
		private readonly clock: { now: number },
		private readonly options: AccountOptions,
		parameters: INodeParameters,
		poller: Partial<PollerOptions>,
	) {
		const { instance, data } = simulated.credential;
		this.credential = { instance, data: data() };
		this.poller = new Poller({
			node: this.node,
			parameters: {
				tracker: simulated.tracker,
				firstSyncDays: 30,
				syncEvery: 15,
				...parameters,
				options: { ...simulated.options, ...(parameters.options as INodeParameters) },
			},
			credentials: { [instance.name]: this.credential },
			timezone: options.zone,
			...poller,
		});
	}

	/** `hoursToCome`: how much of what is seeded lies in the future. */
	static async start(
		simulate: (options: AccountOptions) => SimulatedTracker,
		now: number,
		{ hoursToCome = 0, ...options }: Partial<AccountOptions> & { hoursToCome?: number } = {},
		parameters: INodeParameters = {},
		poller: Partial<PollerOptions> = {},
	): Promise<FollowedAccount> {
		// What is seeded has happened until the moment at which the account is made.
		const clock = { now: now + hoursToCome * 60 * MINUTE_MS };
		const account: AccountOptions = {
			conversions: 240,
			days: 40,
			zone: 'UTC',
			name: 'agency',
			...options,
			now: () => clock.now,
		};
		const simulated = simulate(account);
		clock.now = now;
		await simulated.simulator.start();
		running.push(simulated);
		clocks.add(clock);
		return new FollowedAccount(simulated, clock, account, parameters, poller);
	}

	get now(): number {
		return this.clock.now;
	}

	/** Time passes; what the truth has for it happens. */
	pass(minutes: number): void {
		this.clock.now += minutes * MINUTE_MS;
	}

	/** Time passes, then n8n polls. What it starts an execution with. */
	async tick<T = Conversion>(minutes = 15): Promise<T[]> {
		this.pass(minutes);
		const items = await this.poller.poll({ now: () => this.clock.now });
		return (items ?? []).map(({ json }) => json as unknown as T);
	}

	/** Ticks, a minute apart, until nothing of the past is left to read. */
	async catchUp(): Promise<Conversion[]> {
		const all: Conversion[] = [];
		for (let left = 200; left > 0; left--) {
			all.push(...(await this.tick(1)));
			const { state } = this;
			if (state !== undefined && !state.behind && isThrough(state.cursor)) return all;
		}
		throw new Error('Never catches up');
	}

	/** The same node with other parameters, saved and published anew. */
	publishedWith(parameters: INodeParameters): FollowedAccount {
		const { simulated, clock, options, poller } = this;
		const { savedStaticData: staticData } = poller;
		return new FollowedAccount(simulated, clock, options, parameters, { staticData });
	}

	/** The process is killed and starts again from what was saved. */
	restart(): void {
		this.poller.restart({ from: 'saved' });
		this.node.restart();
	}

	get state(): SyncState | undefined {
		return this.poller.staticData.sync as unknown as SyncState | undefined;
	}

	/** Everything handed out so far, oldest first. */
	get emitted(): Conversion[] {
		return this.poller.emissions.flatMap(({ items }) =>
			items.map(({ json }) => json as unknown as Conversion),
		);
	}

	/** What a plain read of the log brings now. */
	async read(fromMs: number): Promise<{ rows: Conversion[]; lookBackMs: number | undefined }> {
		const { tracker } = this.simulated;
		const { instance, data } = this.credential;
		const zone = this.simulated.options?.timeZone;
		const probe = new Probe(trackerOf(tracker), instance, data, { zone });
		return await withClock(
			() => this.clock.now,
			async () => {
				const from = DateTime.fromMillis(fromMs, { zone: 'utc' });
				return await probe.run(async (account) => {
					const rows: Conversion[] = [];
					for await (const page of account.conversions?.({ from }) ?? []) rows.push(...page);
					return { rows, lookBackMs: account.limits.lookBackMs };
				});
			},
		);
	}
}
