const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/**
 * The base URL of an API in its plain form: scheme, host, port and path, no slash at the end, neither
 * query nor fragment. `undefined` when it is no address.
 */
export function baseAddress(text: string): string | undefined {
	const trimmed = text.trim();
	if (trimmed === '') return undefined;
	try {
		const url = new URL(SCHEME.test(trimmed) ? trimmed : `https://${trimmed}`);
		if (!/^https?:$/.test(url.protocol) || url.hostname === '') return undefined;
		return url.origin + url.pathname.replace(/\/+$/, '');
	} catch {
		return undefined;
	}
}

/** How an account is called that was given no name: host, port and path of its API. */
export function labelOf(base: string): string {
	return base.replace(SCHEME, '');
}

/** A path as it is put behind a base URL: one slash in front. Blank stays blank. */
export function pathOf(text: string): string {
	const path = text.trim().replace(/^\/+/, '');
	return path === '' ? '' : `/${path}`;
}
