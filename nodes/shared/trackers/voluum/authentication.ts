import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { CHECK, checkedFirst, markChecked } from '../../n8n/connectionCheck';
import type { Send } from '../../n8n/http';
import { addressOf } from '../../n8n/serverAddress';
import {
	apiUrl,
	AT_ONCE,
	checkAccess,
	fingerprintOf,
	PATIENTLY,
	signIn,
	TOKEN_HEADER,
	type VoluumCredential,
} from './connection';
import { liveSession, packSession } from './session';

/*
 * How a session is kept without a place of our own. n8n opens one, by `preAuthentication`, when a request
 * ends with the status 401, saves what that returns in the credential and sends the request again. So a
 * missing or outlived session is answered 401 right here, before anything goes out; and of a request that
 * goes out for the first time, 401 is the one status that n8n is told to take for an error.
 */

/** What n8n takes for the end of a session, as axios would report it. */
class NotSignedIn extends Error {
	readonly response = { status: 401 };
}

/** Kept in the credential as it is in memory, never saved. */
interface Passing {
	/** The request is the one of the connection test. */
	isTest?: boolean;
	/** The session was opened for this request: should it be refused now, another one will not help. */
	isNew?: boolean;
}

/** The request with the token of the session. Throws `NotSignedIn` to have one opened. */
export function signedIn(
	credentials: ICredentialDataDecryptedObject,
	asked: IHttpRequestOptions,
	now: number,
): IHttpRequestOptions {
	const credential = credentials as unknown as VoluumCredential;
	const passing = credentials as Passing;
	passing.isTest = Object.keys(CHECK).some((mark) => mark in (asked.headers ?? {}));
	const options = checkedFirst(credentials, asked);
	const session = liveSession(credential.session, fingerprintOf(credential), now);
	if (session === undefined) throw new NotSignedIn('There is no session at Voluum yet');
	const { isNew } = passing;
	delete passing.isNew;
	return {
		...options,
		url: addressOf(apiUrl(credential), options.url),
		headers: { ...options.headers, [TOKEN_HEADER]: session.token },
		...(options.ignoreHttpStatusErrors && {
			ignoreHttpStatusErrors: isNew ? true : { ignore: true, except: [401] },
		}),
	};
}

/** Opens a session and, in the connection test, tries it. Returns what n8n is to save. */
export async function startSession(
	send: Send,
	credentials: ICredentialDataDecryptedObject,
): Promise<{ session: string }> {
	const credential = credentials as unknown as VoluumCredential;
	const passing = credentials as Passing;
	const session = await signIn(send, credential, passing.isTest ? AT_ONCE : PATIENTLY);
	if (passing.isTest) {
		await checkAccess(send, credential, session);
		markChecked(credentials);
	}
	passing.isNew = true;
	return { session: packSession(session) };
}
