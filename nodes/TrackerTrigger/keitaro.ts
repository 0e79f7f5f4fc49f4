import {
	sleep,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	type IN8nHttpFullResponse,
	type IPollFunctions,
} from 'n8n-workflow';
import { request } from '../shared/n8n/http';
import { passingOutcome, withRetry } from '../shared/n8n/retry';
import { KEITARO_RETRY, KeitaroClient } from '../shared/trackers/keitaro/client';

export const KEITARO_CREDENTIAL = 'keitaroApi';

/** The Admin API with the node's credential; gives up in time for the poll to end well. */
export function keitaroFor(
	context: IPollFunctions | ILoadOptionsFunctions,
	deadline: number,
): KeitaroClient {
	const send = async (options: IHttpRequestOptions): Promise<IN8nHttpFullResponse> =>
		(await context.helpers.httpRequestWithAuthentication.call(
			context,
			KEITARO_CREDENTIAL,
			options,
		)) as IN8nHttpFullResponse;
	const now = () => Date.now();
	return new KeitaroClient(async (asked) => {
		const call = async () => await request(send, withinTime(asked, deadline), now);
		const surroundings = { now, sleep, random: Math.random, deadline };
		return (await withRetry(call, passingOutcome, KEITARO_RETRY, surroundings)).result;
	});
}

/** A single slow answer must not outlast the poll, whose result n8n would then throw away. */
function withinTime<T extends { timeoutMs: number }>(asked: T, deadline: number): T {
	return { ...asked, timeoutMs: Math.max(1_000, Math.min(asked.timeoutMs, deadline - Date.now())) };
}
