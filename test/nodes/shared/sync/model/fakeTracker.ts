import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import type { ServiceRequest } from '../../../../../nodes/shared/n8n/http';
import { KeitaroClient } from '../../../../../nodes/shared/trackers/keitaro/client';
import {
	readLog,
	type KeitaroMemory,
} from '../../../../../nodes/shared/trackers/keitaro/conversionLog';
import { toConversion, type RowContext } from '../../../../../nodes/shared/trackers/keitaro/row';
import type { TimeWindow, Tracker } from '../../../../../nodes/shared/trackers/tracker';
import type { VisibleRow } from './world';

export interface FakeTrackerOptions {
	/** The log at this moment. */
	log: () => VisibleRow[];
	pageSize: number;
	/** Older builds answer no total. */
	hasTotal: boolean;
	/** Told before every page; may change the log or throw. */
	onPage: () => void;
	/** Order of rows that share a second: databases promise none. */
	tie: () => number;
}

interface LogBody {
	range: { from: string; to: string };
	limit: number;
}

const CONTEXT: RowContext = {
	account: 'tracker.example.com',
	zone: 'UTC',
	currency: 'USD',
	campaigns: new Map(),
	statusWords: new Map(),
	eventWords: new Map(),
	includeRaw: false,
};

export const stampOf = (second: number): string =>
	new Date(second * 1000).toISOString().slice(0, 19).replace('T', ' ');

/** A tracker in memory: Keitaro's real paging and rows, over a log that a test holds. */
export class FakeTracker implements Tracker {
	readonly name = 'keitaro';
	readonly account = CONTEXT.account;
	readonly limits = { overlapMs: 3_600_000, sliceMs: 86_400_000 };
	readonly memory: KeitaroMemory = {};
	requests = 0;

	private readonly client = new KeitaroClient(async (request) => this.answer(request));

	constructor(private readonly options: FakeTrackerOptions) {}

	async *conversions(window: TimeWindow): AsyncGenerator<Conversion[]> {
		const { pageSize } = this.options;
		const settings = { zone: 'UTC', campaigns: [], pageSize, memory: this.memory };
		for await (const rows of readLog(this.client, window, settings)) {
			yield rows.flatMap((row) => toConversion(row, CONTEXT) ?? []);
		}
	}

	async latest(): Promise<Conversion[]> {
		throw new Error('The sync engine never asks for a sample');
	}

	private answer({ body }: ServiceRequest) {
		this.requests += 1;
		this.options.onPage();
		const { range, limit } = body as LogBody;
		const matching = this.options
			.log()
			.map((row) => ({ ...row, stamp: stampOf(row.at), tie: this.options.tie() }))
			.filter(({ stamp }) => stamp >= range.from && stamp <= range.to)
			.sort((a, b) => a.at - b.at || a.tie - b.tie);
		const rows = matching.slice(0, limit).map(({ id, stamp, revenue }) => ({
			event_id: id,
			status: 'sale',
			revenue,
			datetime: stamp,
		}));
		const total = this.options.hasTotal ? { total: matching.length } : {};
		return { answer: { status: 200, headers: {}, body: { rows, ...total } } };
	}
}
