import type { IDataObject } from 'n8n-workflow';
import type { Outcome, ServiceRequest } from '../../n8n/http';
import { ServiceError } from '../../n8n/serviceError';
import type { TrackerLink } from '../module';
import { paced } from '../../n8n/pace';
import { VOLUUM } from './voice';

/** Reports over a month of a busy account take their time. */
const TIMEOUT_MS = 60_000;

/** Voluum takes 15 a second (its API page); the rest is left to sign-ins and second attempts. */
const PACE = { requests: 12, perMs: 1_100 };

/** Calls the API of one account; paths start after the host. */
export class VoluumClient {
	private readonly turn: () => Promise<void>;

	constructor(readonly link: TrackerLink) {
		this.turn = paced(PACE, link.line ?? link);
	}

	/** The parsed answer. Throws a `ServiceError` for any problem. */
	async get(path: string, query?: IDataObject): Promise<unknown> {
		return this.answerOf(await this.tryGet(path, query));
	}

	/** The outcome as it is, for callers to whom a refusal tells something. */
	async tryGet(path: string, query?: IDataObject): Promise<Outcome> {
		await this.turn();
		return await this.link.send({ method: 'GET', url: path, query, timeoutMs: TIMEOUT_MS });
	}

	/** Sends once: what was recorded must not be recorded again. */
	async post(path: string, asked: Pick<ServiceRequest, 'body' | 'headers'>): Promise<unknown> {
		await this.turn();
		return this.answerOf(
			await this.link.once({ method: 'POST', url: path, timeoutMs: TIMEOUT_MS, ...asked }),
		);
	}

	/** The parsed answer of an outcome. Throws a `ServiceError` for any problem. */
	answerOf({ answer, problem }: Outcome): unknown {
		if (problem !== undefined) throw new ServiceError(VOLUUM, problem);
		return answer.body;
	}
}
