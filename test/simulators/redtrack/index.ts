import { html, json, Simulator, type SimulatedAnswer, type SimulatedRequest } from '../base';
import { TimeZone } from '../keitaro/timeZone';
import { numberOf } from '../movableClock';
import { TruthAccount, truthCommands, type TruthAccountOptions } from '../truthAccount';
import { LISTS, type Row } from './entities';
import { Logs, type LogOrder } from './logs';
import { checkNames, pageOf } from './parameters';
import { failure, Refusal } from './refusal';
import { reportOf } from './report';
import type { RowStyle, StampStyle } from './rows';
import { takeUpload } from './upload';

export { numberOfId, redtrackId } from './ids';
export { UNPAID } from './report';

export interface RedtrackSimulatorOptions extends TruthAccountOptions {
	/** `redtrack-test-key` unless told. */
	apiKey?: string;
	/** IANA zone of the account, in which its logs are; UTC unless told. */
	zone?: string;
	/** `offset` unless told. */
	stamps?: StampStyle;
	/** `scrambled` unless told. */
	order?: LogOrder;
}

const REPORTS_PER_MINUTE = 20;
const ENTITY = /^(\/(?:campaigns|offers|landings|sources|networks))\/([^/]+)$/;
/** Nothing is said of the size of a list's page; more than this come only page by page. */
const MOST_ENTITIES = 1_000;

/** RedTrack's API as its specification has it, over a seeded account with a clock. */
export class RedtrackSimulator extends Simulator {
	readonly name = 'redtrack';
	readonly apiKey: string;
	readonly account: TruthAccount;
	private readonly style: RowStyle;
	private readonly logs: Logs;
	private readonly statuses = new Map<string, number>();
	/** When the last reports were asked for, in milliseconds. */
	private reports: number[] = [];
	private plan = 200;

	constructor(options: RedtrackSimulatorOptions = {}) {
		super();
		this.apiKey = options.apiKey ?? 'redtrack-test-key';
		this.account = new TruthAccount(options);
		this.style = {
			zone: TimeZone.named(options.zone ?? 'UTC'),
			stamps: options.stamps ?? 'offset',
		};
		this.logs = new Logs(this.account, this.style, options.order ?? 'scrambled');
		Object.assign(this.commands, truthCommands(this.account), {
			/** {status}: 402 or 403 refuses every call, 200 ends it. */
			setPlan: (args: Record<string, unknown>) => void (this.plan = numberOf(args, 'status')),
			/** {id, status}: 1 active, 2 paused, 3 deleted */
			setCampaignStatus: (args: Record<string, unknown>) =>
				void this.statuses.set(String(args.id), numberOf(args, 'status')),
		});
	}

	protected override error(status: number): SimulatedAnswer {
		return failure(status, `Simulated error ${status}`);
	}

	protected handle(request: SimulatedRequest): SimulatedAnswer {
		const { method, path, query } = request;
		const entity = ENTITY.exec(path);
		const isPost = method === 'POST' && path === '/conversions';
		const isGet = method === 'GET' && (entity !== null || path in LISTS || path in this.reads);
		if (!isGet && !isPost) return html(404, '404 Not Found', 'The page was not found.');
		if (path === '/timezones') return json(200, ['UTC', 'Europe/Berlin', 'America/New_York']);
		if (query.get('api_key') !== this.apiKey) throw new Refusal(401, 'invalid api key');
		if (this.plan !== 200) throw new Refusal(this.plan, 'API access is not part of your plan');
		if (isPost) {
			takeUpload(this.account, request);
			return { status: 201, body: '' };
		}
		if (entity !== null) return json(200, this.one(entity[1] ?? '', entity[2] ?? ''));
		checkNames(path, query);
		const read = this.reads[path];
		return json(200, read ? read(request) : this.list(path, query));
	}

	private readonly reads: Readonly<Record<string, (request: SimulatedRequest) => unknown>> = {
		'/conversions': ({ query, partial }) => this.logs.conversions(query, partial === true),
		'/tracks': ({ query, partial }) => this.logs.tracks(query, partial === true),
		'/report': ({ query }) => {
			this.countReport();
			return reportOf(this.account, query, this.style.zone);
		},
		'/me/settings': () => [{ id: '65f0c9000000000000000001', table_campaigns: {} }],
		'/timezones': () => [],
	};

	private countReport(): void {
		const now = this.account.nowMs;
		this.reports = this.reports.filter((at) => at > now - 60_000);
		if (this.reports.length >= REPORTS_PER_MINUTE) throw new Refusal(429, 'too many requests');
		this.reports.push(now);
	}

	private rows(path: string): Row[] {
		return (LISTS[path] ?? []).map((row) => {
			const status = this.statuses.get(String(row.id));
			return status === undefined ? row : { ...row, status };
		});
	}

	private list(path: string, query: URLSearchParams): unknown {
		const ids = query.get('ids')?.split(',');
		const all = this.rows(path).filter(({ id }) => ids === undefined || ids.includes(String(id)));
		const items = pageOf(all, query, 100, MOST_ENTITIES);
		return path === '/streams' ? { items, total: all.length } : items;
	}

	private one(path: string, id: string): Row {
		const row = this.rows(path).find((other) => other.id === id);
		if (row === undefined) throw new Refusal(404, 'not found');
		return row;
	}
}
