import type { Outcome, ServiceRequest } from '../../n8n/http';
import { ServiceError } from '../../n8n/serviceError';
import { KEITARO } from './voice';

/** Reports and logs are heavy SQL on the customer's own server. */
const TIMEOUT_MS = 60_000;

/** Sends a request with the account's key, retries included, and tells what came of it. */
export type Call = (request: ServiceRequest) => Promise<Outcome>;

/** Calls the Admin API of one account; paths start after `/admin_api/v1`. */
export class KeitaroClient {
	constructor(private readonly call: Call) {}

	/** The parsed answer. Throws a `ServiceError` for any problem. */
	async get(path: string, query?: Record<string, string | number>): Promise<unknown> {
		return answerOf(await this.call({ method: 'GET', url: path, query, timeoutMs: TIMEOUT_MS }));
	}

	/** The outcome as it is, for callers to whom a refusal tells something. */
	async tryPost(path: string, body: unknown): Promise<Outcome> {
		return await this.call({ method: 'POST', url: path, body, timeoutMs: TIMEOUT_MS });
	}
}

/** The parsed answer of an outcome. Throws a `ServiceError` for any problem. */
export function answerOf(outcome: Outcome): unknown {
	if (outcome.problem !== undefined) throw new ServiceError(KEITARO, outcome.problem);
	return outcome.answer.body;
}
