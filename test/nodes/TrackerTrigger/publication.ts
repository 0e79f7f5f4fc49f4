import type { INodeParameters } from 'n8n-workflow';
import { KeitaroApi } from '../../../credentials/KeitaroApi.credentials';
import type { Conversion } from '../../../nodes/shared/conversion/conversion';
import type { SyncState } from '../../../nodes/shared/sync/state';
import { Poller, type PollerOptions } from '../../harness';
import {
	KeitaroSimulator,
	type KeitaroSimulatorOptions,
	type TruthRow,
} from '../../simulators/keitaro';
import { Reborn } from './followed/reborn';

export const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

export interface PublicationOptions {
	tracker?: KeitaroSimulatorOptions;
	parameters?: INodeParameters;
	credential?: Record<string, unknown>;
	poller?: Partial<PollerOptions>;
	/** Unix ms; the clock of n8n and tracker stands still but for `tick`. */
	now?: number;
}

const running: Publication[] = [];

/** A published workflow that begins with a Tracker Trigger on a simulated Keitaro. */
export class Publication {
	now: number;
	readonly poller: Poller;
	private readonly node = new Reborn();

	private constructor(
		readonly simulator: KeitaroSimulator,
		{ parameters, credential, poller, now }: PublicationOptions & { now: number },
	) {
		this.now = now;
		const data = { url: simulator.url, apiKey: 'keitaro-test-key', currency: 'USD', ...credential };
		this.poller = new Poller({
			node: this.node,
			parameters: { firstSyncDays: 30, syncEvery: 15, ...parameters },
			credentials: { keitaroApi: { instance: new KeitaroApi(), data: data as never } },
			...poller,
		});
	}

	static async start(options: PublicationOptions = {}): Promise<Publication> {
		const now = options.now ?? Date.UTC(2026, 10, 20, 12, 0, 0, 400);
		const clock: { of?: Publication } = {};
		const simulator = new KeitaroSimulator({
			conversions: 400,
			days: 40,
			now: () => clock.of?.now ?? now,
			...options.tracker,
		});
		await simulator.start();
		clock.of = new Publication(simulator, { ...options, now });
		running.push(clock.of);
		return clock.of;
	}

	/** Time passes, then n8n polls. The conversions of the execution it starts; none, when none. */
	async tick(minutes = 15): Promise<Conversion[]> {
		this.now += minutes * MINUTE_MS;
		const items = await this.poller.poll({ now: this.now });
		return (items ?? []).map(({ json }) => json as unknown as Conversion);
	}

	/** Ticks, a minute apart, until nothing is left of a backfill. */
	async catchUp(): Promise<Conversion[]> {
		const all: Conversion[] = [];
		for (let left = 500; left > 0; left--) {
			all.push(...(await this.tick(1)));
			if (!this.isBehind) return all;
		}
		throw new Error('Never catches up');
	}

	get isBehind(): boolean {
		const { state } = this;
		return state === undefined || state.behind || state.cursor.backfill !== undefined;
	}

	get state(): SyncState | undefined {
		return this.poller.staticData.sync as unknown as SyncState | undefined;
	}

	order<T = unknown>(command: string, args: Record<string, unknown> = {}): T {
		const run = this.simulator.commands[command];
		if (run === undefined) throw new Error(`No command ${command}`);
		return run(args) as T;
	}

	/**
	 * Conversions as the tracker has them now. Those of a campaign that is in no list any more are among
	 * them: the key may simply not be allowed to see it.
	 */
	truth(days = Infinity): TruthRow[] {
		const from = new Date(Math.max(0, this.now - days * DAY_MS)).toISOString();
		return this.order<TruthRow[]>('truth').filter(({ datetime }) => datetime >= from);
	}

	/** What has happened since the moment to which the first sync reaches back. */
	owed(): TruthRow[] {
		const { since = '' } = this.state ?? {};
		return this.truth().filter(({ datetime }) => datetime >= since);
	}

	/** Everything handed out so far, oldest first. */
	get emitted(): Conversion[] {
		return this.poller.emissions.flatMap(({ items }) =>
			items.map(({ json }) => json as unknown as Conversion),
		);
	}

	/** The process is killed and starts again from what was saved. */
	kill(): void {
		this.poller.restart({ from: 'saved' });
		this.node.restart();
	}

	static async stopAll(): Promise<void> {
		const stopped = running.splice(0);
		await Promise.all(stopped.map(async ({ simulator }) => await simulator.stop()));
		expect(stopped.flatMap(({ simulator }) => simulator.faults)).toEqual([]);
	}
}

export const idsOf = (conversions: readonly Conversion[]): string[] =>
	conversions.map(({ id }) => id).sort();

export const truthIds = (rows: readonly TruthRow[]): string[] =>
	rows.map(({ event_id }) => event_id).sort();

type Fact = [
	id: string,
	status: string,
	revenue: number,
	at: string | null,
	clickId: string | null,
];

/** Cents, since the simulator adds amounts up. */
const cents = (amount: number | null): number => Math.round((amount ?? -1) * 100);

const inOrder = (facts: Iterable<Fact>): string[] =>
	[...new Map([...facts].map((fact) => [fact[0], fact.join(' ')])).values()].sort();

/** What counts about conversions, one text each, the last one of an id. */
export const factsOf = (conversions: readonly Conversion[]): string[] =>
	inOrder(
		conversions.map(({ id, trackerStatus, revenue, updatedAt, clickId }) => [
			id,
			trackerStatus,
			cents(revenue),
			updatedAt,
			clickId,
		]),
	);

export const truthFacts = (rows: readonly TruthRow[]): string[] =>
	inOrder(
		rows.map(({ event_id, status, revenue, datetime, sub_id }) => [
			event_id,
			status,
			cents(revenue),
			datetime,
			sub_id,
		]),
	);

/** A postback that repeats what was known moves the time of a row, which is no news. */
export const withoutTimes = (facts: readonly string[]): string[] =>
	facts.map((fact) => fact.replace(/ \S+Z /, ' '));

/** What stands on one side only. */
export function differences(given: readonly string[], expected: readonly string[]): string[] {
	const [left, right] = [new Set(given), new Set(expected)];
	return [
		...given.filter((one) => !right.has(one)).map((one) => `+ ${one}`),
		...expected.filter((one) => !left.has(one)).map((one) => `- ${one}`),
	];
}

/** Ids that came more than once in the same version without being marked as repeated. */
export function unannounced(conversions: readonly Conversion[]): string[] {
	const seen = new Set<string>();
	return conversions.flatMap(({ id, version, change }) => {
		const key = `${id} ${version}`;
		const isRepeated = seen.has(key);
		seen.add(key);
		return isRepeated && change !== 'resync' ? [key] : [];
	});
}
