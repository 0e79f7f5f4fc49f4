const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
/** What people paste along with the address: the API, its reference, the panel's own pages. */
const PASTED_PATH = /\/(?:public|api|panel|login|index\.php)(?:\/.*)?$/i;

/**
 * The address of a tracker in its plain form: scheme, host, port and sub-path, no slash at the end.
 * `undefined` when it is no address.
 */
export function trackerAddress(text: string): string | undefined {
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

/** Where the API of v2 lives; its path says v1 all the same. */
export function publicApi(tracker: string): string {
	return `${tracker}/public/api/v1`;
}

/** How an account is called in conversions: host, port and sub-path of its tracker. */
export function labelOf(tracker: string): string {
	return tracker.replace(SCHEME, '');
}

/** Where postbacks are taken: an address of its own, or `/click` of a domain. Parameters fall off. */
export function clickAddress(text: string, tracker: string): string | undefined {
	const typed = text.trim() === '' ? tracker : text.trim();
	try {
		const url = new URL(SCHEME.test(typed) ? typed : `https://${typed}`);
		if (!/^https?:$/.test(url.protocol)) return undefined;
		const path = url.pathname.replace(/\/+$/, '');
		return /\/click(?:\.php)?$/.test(path) ? url.origin + path : `${url.origin}${path}/click`;
	} catch {
		return undefined;
	}
}
