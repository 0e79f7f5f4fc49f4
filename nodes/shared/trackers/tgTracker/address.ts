import { accountAt, serverAddress } from '../../n8n/serverAddress';

/** The base URL of an API in its plain form; `undefined` when it is no address. */
export const baseAddress = (text: string): string | undefined => serverAddress(text);

/** How an account is called that was given no name: host, port and path of its API. */
export const labelOf = accountAt;

/** A path as it is put behind a base URL: one slash in front. Blank stays blank. */
export function pathOf(text: string): string {
	const path = text.trim().replace(/^\/+/, '');
	return path === '' ? '' : `/${path}`;
}
