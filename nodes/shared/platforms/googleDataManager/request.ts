import { listBody } from '../body';
import type { PlatformRequest } from '../platform';
import type { DataManagerSettings } from './settings';

export const INGEST = '/v1/events:ingest';

/** One request for events that the same conversion action counts. */
export function request(
	events: readonly string[],
	{ operating, login, linked, validateOnly }: DataManagerSettings,
	conversionActionId: string,
): PlatformRequest {
	const head = JSON.stringify({
		destinations: [
			{
				operatingAccount: operating,
				loginAccount: login ?? undefined,
				linkedAccount: linked ?? undefined,
				productDestinationId: conversionActionId,
			},
		],
		// How hashes are written; asked for as soon as one event has user data.
		encoding: 'HEX',
		validateOnly: validateOnly || undefined,
	});
	return {
		method: 'POST',
		url: INGEST,
		body: listBody(`${head.slice(0, -1)},"events":`, events, '}'),
	};
}
