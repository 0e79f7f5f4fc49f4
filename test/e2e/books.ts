import type { CountedEvent } from '../simulators/meta';
import type { SimulatorControl } from './control';
import type { Executions, Told } from './executions';
import { eventIdFor, eventsOf, type Fate, fateOf, metaKey, standingOf } from './reckoning';
import { type LogRow, readTrackerLog } from './trackerLog';
import { FIRST_SYNC_DAYS } from './workflow';

/** Conversions of one kind of discrepancy, each as a short text. */
type Cases = string[];

/** The tracker's log, Meta's count and n8n's executions held against each other at a quiet moment. */
export interface Balance {
	/** Conversions in the tracker's log; those of them that the trigger was to bring in. */
	conversions: number;
	due: number;
	/** Latest fate of each due conversion, and how many there are of it. */
	fates: Record<string, number>;
	/** Events that must be at Meta by now, and those that are. */
	expected: number;
	atMeta: number;
	/** Arrivals at Meta that it recognised as copies. */
	copies: number;
	discrepancies: {
		missing: Cases;
		countedTwice: Cases;
		/** At Meta, though nothing of the kind ever happened. */
		unfounded: Cases;
		/** At Meta with another time, value or currency than the tracker's. */
		distorted: Cases;
		/** Without a result for their latest state, or with one that is not true. */
		unaccounted: Cases;
		/** Said to be accepted, but not at Meta. */
		untrue: Cases;
	};
	/** Said to have failed, and not accepted since. */
	failed: Told[];
}

export interface BooksOptions {
	keitaroUrl: string;
	apiKey: string;
	/** ISO 4217, as in the credential. */
	currency: string;
	meta: SimulatorControl;
	executions: Executions;
}

const DAY_MS = 86_400_000;
/** `Skip Already Accepted` of Forward Conversions. */
const ALREADY_ACCEPTED = 'already_accepted';

/** Keeps the accounts over a run: what was once due at Meta stays due. */
export class Books {
	private readonly account: string;
	/** Events that must be at Meta, by key, with the conversion. */
	private readonly owed = new Map<string, string>();
	/** Events whose content has been compared. */
	private readonly compared = new Set<string>();
	private lastBalanceAt = 0;
	/** When the first sync began, at the latest; Unix time in milliseconds. */
	private firstSyncAt = Infinity;

	constructor(private readonly options: BooksOptions) {
		this.account = options.keitaroUrl.replace(/^https?:\/\//, '');
	}

	/** To be called when the workflow has been published for the first time. */
	open(): void {
		this.firstSyncAt = Date.now();
	}

	/** What the tracker's log says now. */
	async log(): Promise<LogRow[]> {
		return await readTrackerLog(this.options.keitaroUrl, this.options.apiKey);
	}

	async balance(): Promise<Balance> {
		const rows = await this.log();
		const told = (await this.options.executions.ended()).flatMap((execution) => execution.told);
		const events = await this.metaEvents();
		const atMeta = new Map(events.map((one) => [metaKey(one.event_name, one.event_id), one]));

		const dueRows = rows.filter((row) => this.isDue(row));
		const latest = new Map(told.map((one) => [one.id, one]));
		const unaccounted: Cases = [];
		const fates: Record<string, number> = {};
		for (const row of dueRows) {
			const fault = this.judge(row, latest.get(row.id), fates);
			if (fault !== undefined) unaccounted.push(`${row.id} ${fault}`);
		}
		const missing = [...this.owed].filter(([key]) => !atMeta.has(key));
		const balance: Balance = {
			conversions: rows.length,
			due: dueRows.length,
			fates,
			expected: this.owed.size,
			atMeta: events.length,
			copies: events.reduce((sum, { copies, counted }) => sum + copies - counted, 0),
			discrepancies: {
				missing: missing.map(([key, id]) => `${id} as ${key}`),
				countedTwice: events.filter(({ counted }) => counted > 1).map((one) => one.event_id),
				unfounded: this.unfounded(rows, events),
				distorted: this.distorted(dueRows, atMeta),
				unaccounted,
				untrue: told.filter((one) => this.isUntrue(one, atMeta)).map(({ id }) => id),
			},
			failed: [...latest.values()].filter(({ outcome }) => outcome === 'failed'),
		};
		this.lastBalanceAt = Date.now();
		return balance;
	}

	/** Whether the first sync or a later one had to bring it in; at the very edge either is right. */
	private isDue({ changedAt }: LogRow): boolean {
		return changedAt > this.firstSyncAt - FIRST_SYNC_DAYS * DAY_MS;
	}

	/** Holds the latest result of a conversion against its fate at that time. */
	private judge(
		row: LogRow,
		told: Told | undefined,
		fates: Record<string, number>,
	): string | undefined {
		const { event } = standingOf(row);
		const eventId = eventIdFor(this.account, row.id, event);
		if (told === undefined) {
			if (fateOf(row, Date.now()) === 'sent') this.owed.set(metaKey(event, eventId), row.id);
			return 'never came out of the trigger';
		}
		// It can grow too old while the execution runs.
		const possible: Fate[] = [fateOf(row, told.startedAt), fateOf(row, told.stoppedAt)];
		if (possible.every((fate) => fate === 'sent')) this.owed.set(metaKey(event, eventId), row.id);
		if (told.event !== event) return `came out as ${told.event}, is ${event} by now`;
		if (told.eventId !== eventId) return `has the event id ${told.eventId}`;
		const fate = this.fateTold(told);
		fates[fate] = (fates[fate] ?? 0) + 1;
		if (told.outcome === 'failed' && possible.includes('sent')) return undefined;
		return possible.includes(fate)
			? undefined
			: `was ${fate}, but should be ${possible.join(' or ')}`;
	}

	private fateTold({ outcome, code }: Told): Fate {
		if (outcome === 'accepted' || code === ALREADY_ACCEPTED) return 'sent';
		// Codes that are no fate are found out by the comparison.
		return outcome === 'skipped' ? (code as Fate) : (outcome as Fate);
	}

	private isUntrue(told: Told, atMeta: ReadonlyMap<string, CountedEvent>): boolean {
		const isAccepted = told.outcome === 'accepted' || told.code === ALREADY_ACCEPTED;
		return isAccepted && !atMeta.has(metaKey(told.event, told.eventId));
	}

	private unfounded(rows: readonly LogRow[], events: readonly CountedEvent[]): Cases {
		const founded = new Set(
			rows.flatMap((row) =>
				eventsOf(row).map((event) => metaKey(event, eventIdFor(this.account, row.id, event))),
			),
		);
		const keys = events.map(({ event_name, event_id }) => metaKey(event_name, event_id));
		return keys.filter((key) => !founded.has(key));
	}

	/** Compares events with the tracker once, before later postbacks change what it says. */
	private distorted(rows: readonly LogRow[], atMeta: ReadonlyMap<string, CountedEvent>): Cases {
		const wrong: Cases = [];
		for (const row of rows) {
			const { event, since } = standingOf(row);
			const key = metaKey(event, eventIdFor(this.account, row.id, event));
			const found = atMeta.get(key);
			if (found === undefined || this.compared.has(key)) continue;
			this.compared.add(key);
			const isSettled = row.history.length === 1 || row.changedAt < this.lastBalanceAt;
			if (this.lastBalanceAt > 0 && !isSettled) continue;
			const told = `${found.event_time} ${found.value} ${found.currency}`;
			const expected = `${since / 1000} ${row.revenue} ${this.options.currency}`;
			if (told !== expected) wrong.push(`${row.id}: ${told} instead of ${expected}`);
		}
		return wrong;
	}

	private async metaEvents(): Promise<CountedEvent[]> {
		const { meta } = this.options;
		const { total, events } = await meta.command<{ total: number; events: CountedEvent[] }>(
			'list',
			{
				limit: 1_000_000,
			},
		);
		if (total !== events.length) throw new Error(`Meta has ${total} events, told ${events.length}`);
		return events;
	}
}
