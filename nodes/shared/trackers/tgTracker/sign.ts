import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { accessOf } from './credential';

/** Parameters that stand in every request to TGTrack's report API. */
const TGTRACK_PARAMETERS = { ver: '1.0', platform: 'api', format: 'csv' };

/**
 * The request with the base URL in front of its path and the key where the product wants it: in a header,
 * or (TGTrack) in the address. A key in an address is given to paths alone, never to another host.
 */
export function signed(
	credential: Readonly<IDataObject>,
	options: IHttpRequestOptions,
): IHttpRequestOptions {
	const { product, base, secret } = accessOf(credential);
	if (!options.url.startsWith('/')) return options;
	const url = base + options.url;
	if (product === 'tgtrack') {
		return { ...options, url, qs: { ...options.qs, ...TGTRACK_PARAMETERS, apiKey: secret } };
	}
	return { ...options, url, headers: { ...options.headers, Authorization: `Bearer ${secret}` } };
}
