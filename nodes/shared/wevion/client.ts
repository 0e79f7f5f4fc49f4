import type { IDataObject } from 'n8n-workflow';
import type { Outcome, ServiceRequest } from '../n8n/http';
import type { Mask } from '../n8n/discretion';
import { paced, type PaceClock, type RequestLimit } from '../n8n/pace';
import { brief, type Problem } from '../n8n/problem';
import { passingOutcome, withRetry, type Passing, type RetryPolicy } from '../n8n/retry';
import { ServiceError } from '../n8n/serviceError';
import { isRecord, nextPage, refusalIn, rowsOf } from './answer';
import { ENDPOINTS, filled, isImplied, type EndpointName } from './endpoints';
import type { NameKey } from './names';
import { nameOf, pathOf, type Overrides } from './overrides';
import { wevionError, WEVION, type Place } from './voice';

/** Breakdowns are slow on trackers with millions of clicks (Keitaro sync flow, common questions). */
const TIMEOUT_MS = 60_000;

/** What a key may send by default (API keys, May 2026); it can be another number for each key. */
export const USUAL_REQUESTS_PER_MINUTE = 100;

/** What a workspace may send in postbacks (Postback overview, May 2026). */
const POSTBACK_LIMIT: RequestLimit = { requests: 1_000, perMs: 60_000 };

/** Waits reach over a whole minute, after which the limit has room again. */
const RETRY: RetryPolicy = { attempts: 6, baseMs: 2_000, longestMs: 60_000 };

/** A request that was refused for its number was not done, so writes may come again as well. */
const throttledOnly: Passing<Outcome> = (outcome) =>
	outcome.problem?.kind === 'throttled' ? outcome.problem : undefined;

/** The way to one account of Wevion. */
export interface WevionLine extends PaceClock {
	/** Sends once, with the key; never throws. */
	once: (asked: ServiceRequest) => Promise<Outcome>;
	overrides: Overrides;
	/** Takes the key out of the words of an answer that says no with status 200. */
	mask?: Mask;
	requestsPerMinute: number;
	/** Shared by all that use the same key; the line's own clock unless given. */
	pace?: PaceClock;
	cancelled: () => boolean;
	/** Between 0 and 1. */
	random: () => number;
}

/** What is asked of an endpoint. */
export interface Ask {
	/** Values for `:configId` and `:memberId`. */
	places?: Readonly<Record<string, string>>;
	query?: IDataObject;
	body?: unknown;
	/** A path in place of the one in the table. */
	path?: string;
	/** Whether an answer that says "no" with status 200 is one of the answers, not an error. */
	mayRefuse?: boolean;
}

/** The API of Wevion, kept to its limit. Every call throws a `ServiceError` in Wevion's words. */
export class WevionClient {
	private readonly turn: () => Promise<void>;
	private readonly postbackTurn: () => Promise<void>;

	constructor(private readonly line: WevionLine) {
		const pace = line.pace ?? line;
		this.turn = paced(limitOf(line.requestsPerMinute), pace);
		this.postbackTurn = paced(POSTBACK_LIMIT, pace);
	}

	/** What a parameter or field is called in requests. */
	name(key: NameKey): string {
		return nameOf(key, this.line.overrides);
	}

	/** The path of an endpoint, its places not filled in. */
	path(endpoint: EndpointName, own?: string): string {
		return own ?? pathOf(endpoint, this.line.overrides);
	}

	/** The answer of an endpoint; `undefined` when a write is answered with nothing. */
	async ask(endpoint: EndpointName, asked: Ask = {}): Promise<unknown> {
		const { method } = ENDPOINTS[endpoint];
		const path = filled(this.path(endpoint, asked.path), asked.places);
		return await this.send(method, path, { ...asked, unconfirmed: isImplied(endpoint) });
	}

	/**
	 * The pages of a list, as long as the answers tell of more. Yields nothing further when a page
	 * repeats the one before, as it does where the name of the parameter is not the right one, or when
	 * an answer leads back to what was asked for already.
	 */
	async *pages(
		endpoint: EndpointName,
		asked: Ask,
		told: { noList: () => void; noMore: () => void },
		...ownNames: string[]
	): AsyncGenerator<IDataObject[]> {
		const names = { cursor: this.name('cursor'), page: this.name('page') };
		let before: string | undefined;
		const ways = new Set<string>();
		for (let more: IDataObject | undefined = {}; more !== undefined; ) {
			const answer = await this.ask(endpoint, { ...asked, query: { ...asked.query, ...more } });
			const rows = rowsOf(answer, ...ownNames);
			if (rows === undefined) {
				told.noList();
				yield isEmpty(answer) ? [] : [answer as IDataObject];
				return;
			}
			const seen = JSON.stringify(rows);
			if (seen === before) return told.noMore();
			before = seen;
			yield rows;
			more = nextPage(answer, names);
			const way = JSON.stringify(more);
			if (more !== undefined && ways.has(way)) return told.noMore();
			ways.add(way);
		}
	}

	/** Any request of the API. */
	async send(
		method: ServiceRequest['method'],
		path: string,
		{
			query,
			body,
			mayRefuse = false,
			unconfirmed = false,
		}: Omit<Ask, 'path' | 'places'> & {
			unconfirmed?: boolean;
		} = {},
	): Promise<unknown> {
		const outcome = await this.repeated(
			{
				...{ method, url: path, timeoutMs: TIMEOUT_MS },
				...(query && Object.keys(query).length > 0 && { query }),
				...(body !== undefined && { body }),
			},
			method === 'GET' ? passingOutcome : throttledOnly,
		);
		return answerOf(outcome, { method, path, unconfirmed }, mayRefuse, this.line.mask);
	}

	/** A postback that goes to its own address, without the key: has a limit of its own. */
	async postback(call: () => Promise<Outcome>): Promise<Outcome> {
		return await this.inTurn(this.postbackTurn, call, throttledOnly);
	}

	/** Sends in its turn, again as long as the trouble is one that passes. */
	private async repeated(asked: ServiceRequest, passing: Passing<Outcome>): Promise<Outcome> {
		return await this.inTurn(this.turn, async () => await this.line.once(asked), passing);
	}

	private async inTurn(
		turn: () => Promise<void>,
		call: () => Promise<Outcome>,
		passing: Passing<Outcome>,
	): Promise<Outcome> {
		const next = async () => {
			await turn();
			return await call();
		};
		return (await withRetry(next, passing, RETRY, this.line)).result;
	}
}

/** The same limit is the same object: that is how `paced` knows it. */
const limits = new Map<number, RequestLimit>();

function limitOf(requests: number): RequestLimit {
	const limit = limits.get(requests) ?? { requests, perMs: 60_000 };
	limits.set(requests, limit);
	return limit;
}

function answerOf(
	{ answer, problem }: Outcome,
	place: Place,
	mayRefuse: boolean,
	mask: Mask = (text) => text,
): unknown {
	if (problem !== undefined) {
		// A write that is answered with nothing was done.
		if (problem.kind === 'emptyAnswer' && place.method !== 'GET') return undefined;
		throw wevionError(inWords(problem, answer?.body), place);
	}
	const refusal = mayRefuse ? undefined : refusalIn(answer.body);
	if (refusal === undefined) return answer.body;
	throw new ServiceError(WEVION, {
		kind: 'invalid',
		status: answer.status,
		detail: brief(mask(refusal)),
	});
}

/** Wevion seems to be built with Fastify, whose `error` is the name of the status and `message` the reason. */
function inWords(problem: Problem, body: unknown): Problem {
	const message = isRecord(body) ? body.message : undefined;
	if (problem.detail === undefined || typeof message !== 'string') return problem;
	return { ...problem, detail: brief(message) };
}

function isEmpty(answer: unknown): boolean {
	return typeof answer !== 'object' || answer === null || Object.keys(answer).length === 0;
}
