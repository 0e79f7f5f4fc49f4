import type { Outcome, ServiceRequest } from '../../../../../nodes/shared/n8n/http';
import type { ProblemKind } from '../../../../../nodes/shared/n8n/problem';
import { KeitaroClient } from '../../../../../nodes/shared/trackers/keitaro/client';
import {
	readLog,
	type KeitaroMemory,
} from '../../../../../nodes/shared/trackers/keitaro/conversionLog';
import type { TimeWindow } from '../../../../../nodes/shared/trackers/tracker';
import { TimeZone } from '../../../../simulators/keitaro/timeZone';

export interface LogBody {
	range: { from: string; to: string; timezone: string };
	columns: string[];
	filters: unknown[];
	sort: unknown[];
	limit: number;
	offset: number;
}

interface LogOptions {
	/** Unix seconds of the rows; a row is named by its place in this list. */
	rows: number[];
	hasTotal?: boolean;
	/** Columns the build does not know. */
	unknown?: string[];
	/** Changes a page before it is answered. */
	spoil?: (rows: Row[], call: number) => Row[];
	/** Instead of a page, the nth call meets a problem. */
	problem?: (call: number) => ProblemKind | undefined;
}

type Row = Record<string, unknown>;

const secondOf = (stamp: string, zone: TimeZone): number =>
	zone.second(Date.parse(`${stamp.replace(' ', 'T')}Z`) / 1000);

/** `conversions/log` in memory: Keitaro's order, inclusive ends, naive stamps. */
export class FakeLog {
	readonly bodies: LogBody[] = [];
	readonly client = new KeitaroClient(async (request) => this.answer(request));

	constructor(readonly options: LogOptions) {}

	/** Ids of the rows that reading a window brings, as they come. */
	async read(
		window: TimeWindow,
		pageSize: number,
		{ zone = 'UTC', memory = {} as KeitaroMemory, campaigns = [] as string[] } = {},
	): Promise<number[]> {
		const ids: number[] = [];
		for await (const rows of readLog(this.client, window, { zone, campaigns, pageSize, memory })) {
			ids.push(...rows.map(({ id }) => Number(id)));
			if (this.bodies.length > 200) throw new Error('Reads for ever');
		}
		return ids;
	}

	private answer({ body }: ServiceRequest): Outcome {
		const asked = body as LogBody;
		this.bodies.push(asked);
		const kind = this.options.problem?.(this.bodies.length);
		if (kind !== undefined) return { problem: { kind } };
		const { unknown = [], hasTotal = true, spoil = (rows: Row[]) => rows } = this.options;
		if (asked.columns.some((name) => unknown.includes(name)))
			return { problem: { kind: 'invalid' } };
		const zone = TimeZone.named(asked.range.timezone);
		const [from, to] = [secondOf(asked.range.from, zone), secondOf(asked.range.to, zone)];
		const matching = this.options.rows
			.map((at, id) => ({ id, at }))
			.filter(({ at }) => at >= from && at <= to)
			.sort((a, b) => a.at - b.at);
		const page = matching
			.slice(0, asked.limit)
			.map(({ id, at }) => ({ id, datetime: zone.format(at) }));
		const rows = spoil(page, this.bodies.length);
		const total = hasTotal ? { total: matching.length } : {};
		return { answer: { status: 200, headers: {}, body: { rows, ...total } } };
	}
}
