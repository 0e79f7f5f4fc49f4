import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

/**
 * Marks the request of a credential's `test`; taken off again before anything is sent.
 *
 * Only `preAuthentication` can make requests and choose its words, and n8n (2.41) runs it in a
 * connection test only after a 401. So the marked request is answered 401 right here once, and goes out
 * when the check has passed.
 */
export const CHECK = { 'x-connection-check': 'first' };

const [MARK] = Object.keys(CHECK) as [keyof typeof CHECK];

/** Kept in the credential as it is in memory, never saved. */
const CHECKED = 'checked';

/** What a service says to a key it does not know, as axios would report it. */
class NotCheckedYet extends Error {
	readonly response = { status: 401 };
}

/** To be called by `authenticate`: lets all requests pass but an unchecked one of the test. */
export function checkedFirst(
	{ connectionCheck }: ICredentialDataDecryptedObject,
	options: IHttpRequestOptions,
): IHttpRequestOptions {
	const { [MARK]: mark, ...headers } = options.headers ?? {};
	if (mark === undefined) return options;
	if (connectionCheck !== CHECKED) throw new NotCheckedYet('The connection is to be checked first');
	return { ...options, headers };
}

/** To be called by `preAuthentication` when the check has passed. */
export function markChecked(credentials: ICredentialDataDecryptedObject): void {
	credentials.connectionCheck = CHECKED;
}
