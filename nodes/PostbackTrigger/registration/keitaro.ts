import { sleep, type IHookFunctions, type ILoadOptionsFunctions } from 'n8n-workflow';
import { maskOf } from '../../shared/n8n/discretion';
import { request } from '../../shared/n8n/http';
import { passingOutcome, withRetry } from '../../shared/n8n/retry';
import { answerOf, KeitaroClient, type Call } from '../../shared/trackers/keitaro/client';
import { ServiceError } from '../../shared/n8n/serviceError';
import { authenticated, TRACKER_RETRY } from '../../shared/n8n/trackerLink';
import { KEITARO } from '../../shared/trackers/keitaro/voice';

export const KEITARO_CREDENTIAL = 'keitaroApi';
const TIMEOUT_MS = 20_000;
/** Publishing a workflow waits for this. */
const PATIENCE_MS = 60_000;

/** Calls of the Admin API with the node's credential; troubles that pass are waited out. */
export function keitaroCall(context: IHookFunctions | ILoadOptionsFunctions): Call {
	const send = authenticated(context, KEITARO_CREDENTIAL);
	const now = () => Date.now();
	const surroundings = { now, sleep, random: Math.random, deadline: now() + PATIENCE_MS };
	return async (asked) => {
		const mask = maskOf(await context.getCredentials(KEITARO_CREDENTIAL));
		const call = async () => await request(send, { ...asked, timeoutMs: TIMEOUT_MS }, now, mask);
		return (await withRetry(call, passingOutcome, TRACKER_RETRY, surroundings)).result;
	};
}

export function keitaroClient(context: IHookFunctions | ILoadOptionsFunctions): KeitaroClient {
	return new KeitaroClient(keitaroCall(context));
}

/** An entity of the tracker, as it is: what we do not know of it must survive our writing. */
export type Entity = Record<string, unknown>;

/** Reads one entity; `undefined` when it is gone. Throws a `ServiceError` for any other problem. */
export async function fetchEntity(call: Call, path: string): Promise<Entity | undefined> {
	const outcome = await call({ method: 'GET', url: path, timeoutMs: TIMEOUT_MS });
	if (outcome.problem?.kind === 'notFound') return undefined;
	const body = answerOf(outcome);
	if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Entity;
	throw new ServiceError(KEITARO, { kind: 'brokenAnswer' });
}

/** Writes some fields of an entity; Keitaro leaves those that are not sent as they are. */
export async function putFields(call: Call, path: string, fields: Entity): Promise<void> {
	answerOf(await call({ method: 'PUT', url: path, body: fields, timeoutMs: TIMEOUT_MS }));
}
