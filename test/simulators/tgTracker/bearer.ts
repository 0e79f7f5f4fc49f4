import { json, Simulator, type SimulatedAnswer, type SimulatedRequest } from '../base';
import { TgAccount, type AccountOptions } from './account';
import { clickRow, conversionRow, LISTS, type ApiRow } from './bearerRows';
import { USUAL, type Dialect } from './dialect';

export interface BearerSimulatorOptions extends AccountOptions {
	/** `tg-test-token` unless told. */
	token?: string;
	/** `USUAL` unless told. */
	dialect?: Dialect;
}

/** Rows of a list by position, made only when they are on the page that is asked for. */
interface List {
	length: number;
	at(position: number): ApiRow;
}

const refusal = (status: number, message: string) => json(status, { error: { message } });

/** An API with a Bearer token as a tracker of Telegram ads may have one, strict in its own dialect. */
export class BearerSimulator extends Simulator {
	readonly name = 'tgTracker';
	readonly token: string;
	readonly account: TgAccount;
	private readonly dialect: Dialect;

	constructor(options: BearerSimulatorOptions = {}) {
		super();
		this.token = options.token ?? 'tg-test-token';
		this.dialect = options.dialect ?? USUAL;
		this.account = new TgAccount(options);
	}

	/** Base URL of the API. */
	get api(): string {
		return this.url + this.dialect.prefix;
	}

	protected handle(request: SimulatedRequest): SimulatedAnswer {
		this.account.tick();
		const { dialect } = this;
		const path = request.path.startsWith(`${dialect.prefix}/`)
			? request.path.slice(dialect.prefix.length + 1)
			: '';
		const names = [...Object.keys(LISTS), 'conversions', 'clicks'];
		const name = names.find((one) => (dialect.paths[one] ?? one) === path);
		if (name === undefined) return refusal(404, 'No such route');
		if (request.method !== 'GET') return refusal(405, 'Only GET is allowed');
		if (request.headers.authorization !== `Bearer ${this.token}`) {
			return refusal(401, 'The token is not valid');
		}
		return this.list(name, request);
	}

	private list(name: string, { query, partial }: SimulatedRequest): SimulatedAnswer {
		const { dialect } = this;
		const unknown = [...query.keys()].find((key) => !dialect.parameters.includes(key));
		if (unknown !== undefined) return refusal(400, `Unknown parameter ${unknown}`);
		const page = dialect.page(query);
		if (page === undefined) return refusal(400, 'Bad page or page size');
		const span = this.span(query);
		if (span === undefined) return refusal(400, 'Bad time');
		const list = this.rows(name, span);
		const end = Math.min(list.length, page.start + page.size);
		const count = Math.max(0, end - page.start);
		const rows = Array.from({ length: partial ? Math.floor(count / 2) : count }, (_, at) =>
			dialect.row(list.at(page.start + at)),
		);
		return json(200, dialect.answer(rows, page, list.length));
	}

	/** First and last second of the span that is asked for. */
	private span(query: URLSearchParams): { from: number; to: number } | undefined {
		const { dialect } = this;
		const [from, to] = [query.get(dialect.from), query.get(dialect.to)];
		const start = from === null ? 0 : Math.ceil(dialect.time(from));
		// The end is excluded.
		const end = to === null ? this.account.nowS : Math.ceil(dialect.time(to)) - 1;
		return Number.isNaN(start + end) ? undefined : { from: start, to: end };
	}

	private rows(name: string, { from, to }: { from: number; to: number }): List {
		const { account, dialect } = this;
		const { truth, nowMs } = account;
		const found = LISTS[name];
		if (found !== undefined) return listOf(found, (row) => row, false);
		if (name === 'clicks') {
			const clicks = [...truth.clicksBetween(from, Math.min(to, account.nowS))];
			return listOf(clicks, (click) => clickRow(truth, click, nowMs), dialect.descending);
		}
		const rows =
			dialect.filter === 'converted' ? account.firstHeard(from, to) : account.lastHeard(from, to);
		return listOf(rows, (row) => conversionRow(truth, row, nowMs), dialect.descending);
	}
}

function listOf<T>(items: readonly T[], read: (item: T) => ApiRow, descending: boolean): List {
	const { length } = items;
	return {
		length,
		at: (position) => read(items[descending ? length - 1 - position : position] as T),
	};
}
