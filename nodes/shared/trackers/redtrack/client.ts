import type { IDataObject } from 'n8n-workflow';
import type { Outcome } from '../../n8n/http';
import type { Problem } from '../../n8n/problem';
import { ServiceError } from '../../n8n/serviceError';
import type { TrackerLink } from '../module';
import { paced } from '../../n8n/pace';
import { refusalOf } from './connection';
import { presentable } from './secret';
import { REDTRACK } from './voice';

/** A page of 10,000 rows takes its time. */
const TIMEOUT_MS = 60_000;

/** What the specification says of `/report`; the limits of other paths are not published. */
const REPORT_PACE = { requests: 20, perMs: 60_000 };

/** Calls the API of one account; paths start after the host. The key is added by the credential. */
export class RedtrackClient {
	private readonly reportTurn: () => Promise<void>;

	constructor(readonly link: TrackerLink) {
		this.reportTurn = paced(REPORT_PACE, link.line ?? link);
	}

	/** The parsed answer. Throws a `ServiceError` for any problem. */
	async get(path: string, query?: IDataObject): Promise<unknown> {
		const asked = { method: 'GET' as const, url: path, query, timeoutMs: TIMEOUT_MS };
		const { answer, problem } = this.shown(await this.link.send(asked));
		if (problem !== undefined) throw new ServiceError(REDTRACK, problem);
		return answer.body;
	}

	async report(query: IDataObject): Promise<unknown> {
		await this.reportTurn();
		return await this.get('/report', query);
	}

	/** Sends once, and tells what was wrong. The specification gives a success no body at all. */
	async post(path: string, body: IDataObject): Promise<Problem | undefined> {
		const asked = { method: 'POST' as const, url: path, body, timeoutMs: TIMEOUT_MS };
		const { problem } = this.shown(await this.link.once(asked));
		const isDone = problem?.status === 200 || problem?.status === 201;
		const isJustNoJson = problem?.kind === 'emptyAnswer' || problem?.kind === 'brokenAnswer';
		return isDone && isJustNoJson ? undefined : problem;
	}

	private shown(outcome: Outcome): Outcome {
		if (outcome.problem === undefined) return outcome;
		const key = String(this.link.credential.apiKey ?? '').trim();
		return { ...outcome, problem: presentable(refusalOf(outcome.problem), key) };
	}
}
