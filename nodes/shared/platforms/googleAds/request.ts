import { listBody } from '../body';
import type { PlatformRequest } from '../platform';
import type { AdsSettings } from './settings';

/**
 * The request of one of Google Ads' upload methods. Partial failure is asked for as the methods demand:
 * each row is then taken or refused by itself.
 */
export const upload =
	(method: string, list: string) =>
	(
		rows: readonly string[],
		{ customerId, version, validateOnly }: AdsSettings,
	): PlatformRequest => ({
		method: 'POST',
		url: `/${version}/customers/${customerId}:${method}`,
		body: listBody(
			`{"${list}":`,
			rows,
			`,"partialFailure":true${validateOnly ? ',"validateOnly":true' : ''}}`,
		),
	});
