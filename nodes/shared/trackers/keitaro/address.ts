const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
/** What people paste along with the address: the panel's own pages and the API's path. */
const PASTED_PATH = /\/(?:admin|admin_api)(?:\/.*)?$/i;

/**
 * The address of a Keitaro panel in its plain form: scheme, host, port and sub-path, no slash at the
 * end. Accepts what people paste, such as `panel.example.com/admin/#!/campaigns`.
 * `undefined` when it is no address.
 */
export function panelAddress(text: string): string | undefined {
	const trimmed = text.trim();
	if (trimmed === '') return undefined;
	const withScheme = SCHEME.test(trimmed) ? trimmed : `https://${trimmed}`;
	try {
		const url = new URL(withScheme);
		if (!/^https?:$/.test(url.protocol) || url.hostname === '') return undefined;
		return url.origin + url.pathname.replace(PASTED_PATH, '').replace(/\/+$/, '');
	} catch {
		return undefined;
	}
}

/** Where the Admin API of a panel lives. */
export function adminApi(panel: string): string {
	return `${panel}/admin_api/v1`;
}

/** How an account is called in conversions: host, port and sub-path of its panel. */
export function accountOf(panel: string): string {
	return panel.replace(SCHEME, '');
}
