import { accountAt, serverAddress, webUrl } from '../../n8n/serverAddress';

/** What people paste along with the address: the API, its reference, the panel's own pages. */
const PASTED_PATH = /\/(?:public|api|panel|login|index\.php)(?:\/.*)?$/i;

/** The address of a tracker in its plain form; `undefined` when it is no address. */
export const trackerAddress = (text: string): string | undefined =>
	serverAddress(text, PASTED_PATH);

/** Where the API of v2 lives; its path says v1 all the same. */
export function publicApi(tracker: string): string {
	return `${tracker}/public/api/v1`;
}

/** How an account is called in conversions: host, port and sub-path of its tracker. */
export const labelOf = accountAt;

/** Where postbacks are taken: an address of its own, or `/click` of a domain. Parameters fall off. */
export function clickAddress(text: string, tracker: string): string | undefined {
	const url = webUrl(text.trim() === '' ? tracker : text);
	if (url === undefined) return undefined;
	const path = url.pathname.replace(/\/+$/, '');
	return /\/click(?:\.php)?$/.test(path) ? url.origin + path : `${url.origin}${path}/click`;
}
