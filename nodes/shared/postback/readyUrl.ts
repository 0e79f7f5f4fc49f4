import { PRESET, type PresetName } from './presets';

/** Where a ready URL has its secret. */
export type SecretPlace = 'query' | 'path' | 'header';

/** Name of the secret in the query of a postback. */
export const SECRET_PARAMETER = 'secret';
/** Name of the secret among the headers; `Authorization: Bearer` does as well. */
export const SECRET_HEADER = 'x-postback-secret';
/** What stands in a ready URL where the secret itself must not be shown. */
export const SECRET_PLACEHOLDER = 'YOUR_SECRET';

/** The parameters behind a ready URL. Macros are not encoded: trackers look for them as written. */
export function urlQuery(preset: PresetName, secret?: string): string {
	const parameters = PRESET[preset].template.map(([name, macro]) => `${name}=${macro}`);
	if (secret !== undefined) parameters.unshift(`${SECRET_PARAMETER}=${encodeURIComponent(secret)}`);
	return `?${parameters.join('&')}`;
}

const WEBHOOK = /\/([^/]+)\/postback\/*$/;

/** The whole URL to paste into a tracker, from the production URL that n8n shows. */
export function readyUrl(
	preset: PresetName,
	productionUrl: string,
	secret: string = SECRET_PLACEHOLDER,
	place: SecretPlace = 'query',
): string {
	const url = productionUrl.replace(/\/+$/, '');
	if (place === 'query') return url + urlQuery(preset, secret);
	if (place === 'header') return url + urlQuery(preset);
	return withSecretInPath(url, secret) + urlQuery(preset);
}

/** `/webhook/<id>/<id>/postback/<secret>`; see the node's second webhook for why the id is doubled. */
export function withSecretInPath(productionUrl: string, secret: string): string {
	return productionUrl.replace(WEBHOOK, `/$1/$1/postback/${encodeURIComponent(secret)}`);
}
