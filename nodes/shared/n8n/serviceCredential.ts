import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { checkedFirst, markChecked } from './connectionCheck';
import type { Send } from './http';

/** What the credentials of all services have in common; each file says what is its own. */

/** Holds the place of the connection check; see `connectionCheck.ts`. */
export const connectionCheck: INodeProperties = {
	displayName: 'Connection Check',
	name: 'connectionCheck',
	type: 'hidden',
	typeOptions: { expirable: true },
	// Not blank: n8n would then run the check before every request instead of in the test only.
	default: 'on test',
};

/** The service's own host, unless a proxy stands before it. */
export const apiUrlField = (service: string, usual: string): INodeProperties => ({
	displayName: 'API URL',
	name: 'apiUrl',
	type: 'string',
	default: usual,
	description: `Change it only if your own proxy stands before ${service}`,
});

/** For trackers that name no currency in their answers. */
export const currencyField = (
	description: string,
	displayName = 'Tracker Currency',
): INodeProperties => ({
	displayName,
	name: 'currency',
	type: 'string',
	default: 'USD',
	placeholder: 'e.g. EUR',
	description,
});

/** For trackers on a server of the user's own. */
export const ignoreSslIssues: INodeProperties = {
	displayName: 'Ignore SSL Issues (Insecure)',
	name: 'ignoreSslIssues',
	type: 'boolean',
	default: false,
	description:
		'Whether to connect even if the certificate cannot be validated, as on a tracker that has only an IP address. Anyone between n8n and the tracker could then read the key.',
};

/** What shows a service who asks. In headers where it takes them: addresses get into logs. */
export interface Signature {
	headers?: Record<string, string>;
	query?: IDataObject;
	skipSslCertificateValidation?: boolean;
}

/** The token, in a header so that no log of addresses holds it. */
export const bearer = ({
	accessToken,
}: {
	accessToken: string;
}): { headers: Record<string, string> } => ({
	headers: { Authorization: `Bearer ${accessToken}` },
});

/**
 * The `authenticate` of a credential: sets the host before paths, and the key. An address of another
 * host must not learn the key, so such a request goes out as it is.
 */
export function signedBy<Credential>(
	baseOf: (credential: Credential) => string,
	signatureOf: (credential: Credential) => Signature,
) {
	return async (
		credentials: ICredentialDataDecryptedObject,
		asked: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const options = checkedFirst(credentials, asked);
		const credential = credentials as unknown as Credential;
		const base = baseOf(credential);
		const { headers, query, skipSslCertificateValidation } = signatureOf(credential);
		const trusted = skipSslCertificateValidation ? { skipSslCertificateValidation } : {};
		const isPath = options.url.startsWith('/');
		if (!isPath && !isSameHost(options.url, base)) return { ...options, ...trusted };
		return {
			...options,
			...trusted,
			url: isPath ? base + options.url : options.url,
			...(headers && { headers: { ...options.headers, ...headers } }),
			...(query && { qs: { ...options.qs, ...query } }),
		};
	};
}

function isSameHost(address: string, base: string): boolean {
	if (!URL.canParse(address) || !URL.canParse(base)) return false;
	return new URL(address).origin === new URL(base).origin;
}

/**
 * The `preAuthentication` of a credential that is checked by asking for something that costs nothing.
 * n8n calls it in the connection test, where an error's own words reach the user; the rules of `test`
 * know only status codes. It returns nothing to store.
 */
export function checkedBy<Credential>(
	check: (send: Send, credential: Credential) => Promise<void>,
) {
	return async function (
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		const send: Send = async (options) =>
			(await this.helpers.httpRequest(options)) as Awaited<ReturnType<Send>>;
		await check(send, credentials as unknown as Credential);
		markChecked(credentials);
		return {};
	};
}
