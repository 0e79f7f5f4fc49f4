const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/**
 * The address of a user's own server in its plain form: scheme (https where none is typed), host, port and
 * sub-path, no slash at the end, neither query nor fragment. `pastedPath` matches what people paste along
 * with it, from the slash on. `undefined` when the text is no address.
 */
export function serverAddress(text: string, pastedPath?: RegExp): string | undefined {
	const url = webUrl(text);
	if (url === undefined) return undefined;
	const path = pastedPath === undefined ? url.pathname : url.pathname.replace(pastedPath, '');
	return url.origin + path.replace(/\/+$/, '');
}

/** What a person typed as a URL of the web; https where no scheme is typed. */
export function webUrl(text: string): URL | undefined {
	const trimmed = text.trim();
	if (trimmed === '') return undefined;
	try {
		const url = new URL(SCHEME.test(trimmed) ? trimmed : `https://${trimmed}`);
		return /^https?:$/.test(url.protocol) && url.hostname !== '' ? url : undefined;
	} catch {
		return undefined;
	}
}

/** A path of an API as an address; other addresses stay as they are. */
export function addressOf(base: string, url: string): string {
	return url.startsWith('/') ? base + url : url;
}

/** How an account is called that has no name of its own: host, port and sub-path of its server. */
export function accountAt(address: string): string {
	return address.replace(SCHEME, '');
}
