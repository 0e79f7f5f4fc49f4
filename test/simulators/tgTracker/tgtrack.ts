import { Simulator, type SimulatedAnswer, type SimulatedRequest } from '../base';
import { TgAccount, type AccountOptions } from './account';
import { CLICK_COLUMNS, clickCells, csv, MEMBER_COLUMNS, memberRow, TagBook } from './tgtrackRows';

export interface TgtrackSimulatorOptions extends AccountOptions {
	/** `report-test-key` unless told. */
	apiKey?: string;
	/** Which moment of a member the span is about, which nobody outside knows; the event unless told. */
	filter?: 'event' | 'join';
}

const LIMIT = 10_000;
/** Requests in a second. */
const BURST = 3;
const CONSTANT = { ver: '1.0', platform: 'api', format: 'csv' };
const KNOWN = [...Object.keys(CONSTANT), 'apiKey', 'date_from', 'date_to', 'limit'];

const text = (status: number, body: string): SimulatedAnswer => ({
	status,
	headers: { 'content-type': 'text/html; charset=utf-8' },
	body,
});

const table = (body: string): SimulatedAnswer => ({
	status: 200,
	headers: { 'content-type': 'text/csv; charset=utf-8' },
	body,
});

interface Span {
	from: number;
	to: number;
	limit: number;
}

/** TGTrack's report API for one channel: tables, the key in the address, three requests a second. */
export class TgtrackSimulator extends Simulator {
	readonly name = 'tgtrack';
	readonly apiKey: string;
	readonly account: TgAccount;
	private readonly filter: 'event' | 'join';
	private readonly book = new TagBook();
	private turns: number[] = [];
	private readonly now: () => number;

	constructor(options: TgtrackSimulatorOptions = {}) {
		super();
		this.apiKey = options.apiKey ?? 'report-test-key';
		this.filter = options.filter ?? 'event';
		this.now = options.now ?? Date.now;
		this.account = new TgAccount(options);
	}

	/** Base URL of the reports. */
	get api(): string {
		return `${this.url}/api`;
	}

	protected override error(status: number): SimulatedAnswer {
		return text(status, `Simulated error ${status}`);
	}

	protected handle(request: SimulatedRequest): SimulatedAnswer {
		this.account.tick();
		const [, method] = /^\/api\/(\w+)\.php$/.exec(request.path) ?? [];
		const reports: Record<string, (span: Span) => string> = {
			get_chat_members: (span) => this.members(span),
			get_click_data: (span) => this.clicks(span),
			get_tags: () => this.tags(),
		};
		const report = method === undefined ? undefined : reports[method];
		if (report === undefined || request.method !== 'GET') {
			return text(404, '<html><body><h1>404 Not Found</h1></body></html>');
		}
		if (this.isBurst()) return text(452, 'Too many requests, try after 1 min');
		const { query } = request;
		if (query.get('apiKey') !== this.apiKey) {
			return text(200, `Wrong API key: ${query.get('apiKey') ?? ''}`);
		}
		const wrong = Object.entries(CONSTANT).find(([name, value]) => query.get(name) !== value);
		if (wrong !== undefined) return text(400, `Parameter ${wrong[0]} is not supported`);
		const unknown = [...query.keys()].find((name) => !KNOWN.includes(name));
		if (unknown !== undefined) return text(400, `Parameter ${unknown} is not supported`);
		const span = spanOf(query, this.account.nowS);
		return span === undefined ? text(400, 'Bad date or limit') : table(report(span));
	}

	/** As if a while had passed since the last request. */
	rest(): void {
		this.turns = [];
	}

	/** Whether this request is one too many within a second. */
	private isBurst(): boolean {
		const now = this.now();
		this.turns = [...this.turns.filter((at) => at > now - 1_000), now];
		return this.turns.length > BURST;
	}

	private members({ from, to, limit }: Span): string {
		const { account } = this;
		const rows =
			this.filter === 'join' ? account.firstHeard(from, to) : account.lastHeard(from, to);
		const cells = rows
			.slice(0, limit)
			.map((row) => memberRow(account.truth, row, account.nowMs, this.book));
		return csv(MEMBER_COLUMNS, cells);
	}

	private clicks({ from, to, limit }: Span): string {
		const { account } = this;
		const clicks = [...account.truth.clicksBetween(from, Math.min(to, account.nowS))];
		const cells = clicks.slice(0, limit).map((click) => clickCells(click, this.book));
		return csv(CLICK_COLUMNS, cells);
	}

	private tags(): string {
		const cells = this.book.names.map((name, at) => ({ labelID: at + 1, name }));
		return csv(['labelID', 'name'], cells);
	}
}

function spanOf(query: URLSearchParams, nowS: number): Span | undefined {
	const number = (name: string, byDefault: number): number => {
		const value = query.get(name);
		return value === null ? byDefault : /^\d{1,10}$/.test(value) ? Number(value) : NaN;
	};
	const [from, to, limit] = [number('date_from', 0), number('date_to', nowS), number('limit', 500)];
	const isSound = !Number.isNaN(from + to) && limit >= 1 && limit <= LIMIT;
	return isSound ? { from, to, limit } : undefined;
}
