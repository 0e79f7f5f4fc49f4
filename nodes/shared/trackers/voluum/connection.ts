import { sleep, type IDataObject } from 'n8n-workflow';
import { ask, ConnectionProblem, notOurs } from '../../n8n/connectionTest';
import type { Send } from '../../n8n/http';
import type { Problem } from '../../n8n/problem';
import { passingOutcome, withRetry, type RetryPolicy } from '../../n8n/retry';
import { trimmed } from '../../n8n/trimmed';
import { baseOf } from '../hostedApi';
import { CHEAPEST_READ, cheapestQuery } from './cheapestRead';
import { loginFingerprint, openedBy, type Login, type Session } from './session';
import { VOLUUM } from './voice';

export interface VoluumCredential {
	authentication: 'accessKey' | 'password';
	accessId: string;
	accessKey: string;
	email: string;
	password: string;
	accountName: string;
	/** ISO 4217. */
	currency: string;
	apiUrl: string;
	/** A packed `Session`, kept by n8n. */
	session: string;
}

/** The header that carries the token of the session. */
export const TOKEN_HEADER = 'cwauth-token';

export const USUAL_URL = 'https://api.voluum.com';

export function apiUrl({ apiUrl: typed }: Pick<VoluumCredential, 'apiUrl'>): string {
	return baseOf(typed, USUAL_URL);
}

export function loginOf(credential: VoluumCredential): Login {
	return credential.authentication === 'password'
		? { email: trimmed(credential.email), password: credential.password }
		: { accessId: trimmed(credential.accessId), accessKey: trimmed(credential.accessKey) };
}

export function fingerprintOf(credential: VoluumCredential): string {
	return loginFingerprint(loginOf(credential), apiUrl(credential));
}

/** A person waits for the connection test, and would rather hear what is wrong. */
export const AT_ONCE: RetryPolicy = { attempts: 1, baseMs: 0, longestMs: 0 };
/** In an execution, no request goes out before there is a session. */
export const PATIENTLY: RetryPolicy = { attempts: 3, baseMs: 1_000, longestMs: 10_000 };

/** Opens a session. Throws an error that says what happened and what to do. */
export async function signIn(
	send: Send,
	credential: VoluumCredential,
	policy: RetryPolicy,
): Promise<Session> {
	const base = apiUrl(credential);
	const call = async () =>
		await ask(send, base, {
			method: 'POST',
			url: credential.authentication === 'password' ? '/auth/session' : '/auth/access/session',
			body: loginOf(credential),
		});
	const surroundings = { now: () => Date.now(), sleep, random: Math.random };
	const { result } = await withRetry(call, passingOutcome, policy, surroundings);
	const { answer, problem } = result;
	if (problem !== undefined) throw new ConnectionProblem(VOLUUM, refusalOf(problem));
	const session = openedBy(answer.body, fingerprintOf(credential), Date.now());
	if (session === undefined) throw notOurs(VOLUUM, base);
	return session;
}

/** Whatever a service says to a key it does not know, a sign-in refused is a wrong key. */
function refusalOf(problem: Problem): Problem {
	return problem.kind === 'forbidden' ? { ...problem, kind: 'unauthorized' } : problem;
}

/** Reads something small with the session, so that a key without rights is noticed. */
export async function checkAccess(
	send: Send,
	credential: VoluumCredential,
	{ token }: Session,
): Promise<void> {
	const base = apiUrl(credential);
	const { answer, problem } = await ask(send, base, {
		method: 'GET',
		url: CHEAPEST_READ,
		query: cheapestQuery(Date.now()),
		headers: { [TOKEN_HEADER]: token },
	});
	if (problem !== undefined) throw new ConnectionProblem(VOLUUM, problem);
	if (!Array.isArray((answer.body as IDataObject | null)?.rows)) throw notOurs(VOLUUM, base);
}
