import type { IDataObject } from 'n8n-workflow';
import type { Outcome } from '../../n8n/http';
import { ServiceError } from '../../n8n/serviceError';
import type { TrackerLink } from '../module';
import { BINOM } from './voice';
import { inWords } from './words';

/** Reports and logs are heavy SQL on the customer's own server. */
const TIMEOUT_MS = 60_000;

/** Calls the API of one tracker; paths start after `/public/api/v1`. */
export class BinomClient {
	constructor(readonly link: TrackerLink) {}

	/** The parsed answer. Throws a `ServiceError` for any problem. */
	async get(path: string, query: IDataObject): Promise<unknown> {
		const { answer, problem } = await this.tryGet(path, query);
		if (problem !== undefined) throw new ServiceError(BINOM, problem);
		return answer.body;
	}

	/** The outcome as it is, for callers to whom a refusal tells something. */
	async tryGet(path: string, query: IDataObject): Promise<Outcome> {
		return inWords(
			await this.link.send({ method: 'GET', url: path, query, timeoutMs: TIMEOUT_MS }),
		);
	}
}
