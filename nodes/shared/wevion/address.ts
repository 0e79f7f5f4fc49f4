const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/** What people paste along with the host: the prefix of the API, which every path here begins with. */
const PASTED_PATH = /\/api(?:\/.*)?$/i;

/**
 * Where the API is: scheme, host, port and any sub-path of a proxy, no slash at the end. `undefined`
 * when the text is no address.
 */
export function apiAddress(text: string): string | undefined {
	const trimmed = text.trim();
	if (trimmed === '') return undefined;
	try {
		const url = new URL(SCHEME.test(trimmed) ? trimmed : `https://${trimmed}`);
		if (!/^https?:$/.test(url.protocol) || url.hostname === '') return undefined;
		return url.origin + url.pathname.replace(PASTED_PATH, '').replace(/\/+$/, '');
	} catch {
		return undefined;
	}
}
