import { html, json, Simulator, type SimulatedAnswer, type SimulatedRequest } from '../base';
import type { TruthStatus } from '../generator';
import { numberOf } from '../movableClock';
import { TruthAccount, truthCommands, type TruthAccountOptions } from '../truthAccount';
import { ConvertedClicks } from './clicks';
import { Conversions, type PageOrder } from './conversions';
import { isList, listOf } from './lists';
import { checkNames } from './parameters';
import { failure, Refusal } from './refusal';
import { reportOf } from './report';

export { stateOfClick } from './clicks';
export type { PageOrder } from './conversions';
export { UNPAID } from './report';

export interface BinomSimulatorOptions extends TruthAccountOptions {
	/** `binom-test-key` unless told. */
	apiKey?: string;
	/** `oldestFirst` unless told. */
	order?: PageOrder;
	/** Rows of a page of conversions at most; 1,000 unless told. */
	mostRows?: number;
	/** A limit above `mostRows` is refused rather than taken for it. */
	refusesLimits?: boolean;
	/** Whether a further postback moves the time of a conversion. */
	timeMoves?: boolean;
	/** Folder the tracker is installed in, such as `/binom`; none unless told. */
	folder?: string;
}

const REPORT_NAMES = [
	'ids[]',
	'groupings[]',
	'datePreset',
	'dateFrom',
	'dateTo',
	'timezone',
	'sortColumn',
	'sortType',
	'limit',
	'offset',
];

/** What a word of a postback means; others are a sale with a status of its own. */
const STATUS_OF: Readonly<Record<string, TruthStatus>> = {
	pending: 'lead',
	hold: 'lead',
	declined: 'rejected',
	trash: 'trash',
	refund: 'refunded',
	chargeback: 'refunded',
};

/** The part of Binom v2 that clients have been seen to use, over a seeded tracker with a clock. */
export class BinomSimulator extends Simulator {
	readonly name = 'binom';
	readonly apiKey: string;
	readonly account: TruthAccount;
	/** Parameters of the postbacks that came, oldest first. */
	readonly postbacks: Array<Record<string, string>> = [];
	private readonly conversions: Conversions;
	private readonly folder: string;
	private readonly deleted = new Set<number>();
	private licence = 200;

	constructor(private readonly options: BinomSimulatorOptions = {}) {
		super();
		this.apiKey = options.apiKey ?? 'binom-test-key';
		this.folder = options.folder ?? '';
		this.account = new TruthAccount(options);
		const clicks = new ConvertedClicks(this.account, options.timeMoves === true);
		const { order = 'oldestFirst' } = options;
		this.conversions = new Conversions(this.account, clicks, order, this.mostRows);
		Object.assign(this.commands, truthCommands(this.account), {
			/** {status}: 402 or 403 refuses every call, 200 ends it. */
			setLicence: (args: Record<string, unknown>) => void (this.licence = numberOf(args, 'status')),
			/** {id}: moves a campaign to the deleted ones */
			deleteCampaign: (args: Record<string, unknown>) =>
				void this.deleted.add(numberOf(args, 'id')),
		});
	}

	private get mostRows(): number {
		return this.options.mostRows ?? 1_000;
	}

	protected override error(status: number): SimulatedAnswer {
		return failure(status, `Simulated error ${status}`);
	}

	protected handle(request: SimulatedRequest): SimulatedAnswer {
		const { method, path, query } = request;
		if (method === 'GET' && path === `${this.folder}/click`) return this.receive(query);
		const api = `${this.folder}/public/api/v1`;
		const rest = path.startsWith(api) ? path.slice(api.length) : '';
		const read = method === 'GET' ? this.readOf(rest) : undefined;
		if (read === undefined) return html(404, '404 Not Found', 'The page was not found.');
		if (request.headers['api-key'] !== this.apiKey) throw new Refusal(401, 'Invalid api key');
		if (this.licence !== 200) throw new Refusal(this.licence, 'The licence has ended');
		return json(200, read(request));
	}

	private readOf(path: string): ((request: SimulatedRequest) => unknown) | undefined {
		if (path === '/conversions') return (request) => this.log(request);
		if (path === '/report/campaign') {
			return ({ query }) => {
				checkNames(query, REPORT_NAMES);
				return reportOf(this.account, query);
			};
		}
		const list = /^\/info\/(\w+)$/.exec(path)?.[1] ?? '';
		if (!isList(list)) return undefined;
		return ({ query }) => listOf(list, query, this.deleted, this.account.nowS);
	}

	private log({ query, partial }: SimulatedRequest): unknown {
		if (this.options.refusesLimits && Number(query.get('limit')) > this.mostRows) {
			throw new Refusal(400, `limit is at most ${this.mostRows}`);
		}
		return this.conversions.read(query, partial === true);
	}

	/** The answer is the same whether the tracker knows the click or not. */
	private receive(query: URLSearchParams): SimulatedAnswer {
		this.postbacks.push(Object.fromEntries(query));
		const click = this.account.truth.clickOfId(query.get('cnv_id') ?? '');
		const word = query.get('cnv_status') ?? 'approved';
		const payout = query.get('payout');
		if (click !== undefined) {
			this.account.receive(click, {
				status: STATUS_OF[word] ?? 'sale',
				word,
				revenue: payout === null ? null : Number(payout),
			});
		}
		return { status: 200, headers: { 'content-type': 'text/plain' }, body: 'OK' };
	}
}
