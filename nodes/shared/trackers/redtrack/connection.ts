import type { IDataObject } from 'n8n-workflow';
import { ask, ConnectionProblem, notOurs } from '../../n8n/connectionTest';
import type { Send } from '../../n8n/http';
import type { Problem } from '../../n8n/problem';
import { trimmed } from '../../n8n/trimmed';
import { baseOf } from '../hostedApi';
import { presentable } from './secret';
import { REDTRACK } from './voice';

export interface RedtrackCredential {
	apiKey: string;
	accountName: string;
	/** IANA zone of the account: the logs speak it and name none. */
	timeZone: string;
	/** ISO 4217. */
	currency: string;
	apiUrl: string;
}

export const USUAL_URL = 'https://api.redtrack.io';

/** The cheapest read that declares an answer to a wrong key; `/timezones` needs none at all. */
export const CHEAPEST_READ = '/campaigns';
export const CHEAPEST_QUERY = { page: 1, per: 1 };

export function apiUrl({ apiUrl: typed }: Pick<RedtrackCredential, 'apiUrl'>): string {
	return baseOf(typed, USUAL_URL);
}

/** All accounts share one host, so conversions are told apart by a name that the user gives. */
export function accountOf({ accountName }: Readonly<IDataObject>): string {
	const name = trimmed(accountName);
	if (name !== '') return name;
	throw new Error(
		`Fill in 'Account Name' in the ${REDTRACK.credential} credential: by it the conversions of this account are told from those of other RedTrack accounts`,
	);
}

/** A wrong key is 401 by the specification; some paths declare only 400, with words about the key. */
export function refusalOf(problem: Problem): Problem {
	const isAboutKey = /api[\s_-]?key|unauthori[sz]ed|token/i.test(problem.detail ?? '');
	return problem.kind === 'invalid' && isAboutKey ? { ...problem, kind: 'unauthorized' } : problem;
}

/**
 * Asks for one campaign. Throws an error that tells a wrong key, a wrong address, a server that is down
 * or slow, and a plan without API apart, and says what to do about each.
 */
export async function checkRedtrack(send: Send, credential: RedtrackCredential): Promise<void> {
	const base = apiUrl(credential);
	const key = credential.apiKey.trim();
	const { answer, problem } = await ask(send, base, {
		method: 'GET',
		url: CHEAPEST_READ,
		query: { ...CHEAPEST_QUERY, api_key: key },
	});
	if (problem !== undefined) {
		throw new ConnectionProblem(REDTRACK, presentable(refusalOf(problem), key));
	}
	if (!Array.isArray(answer.body)) throw notOurs(REDTRACK, base);
}
