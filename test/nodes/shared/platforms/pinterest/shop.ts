import { PinterestConversionsApi } from '../../../../../credentials/PinterestConversionsApi.credentials';
import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { pinterest } from '../../../../../nodes/shared/platforms/pinterest';
import type { PinterestSettings } from '../../../../../nodes/shared/platforms/pinterest/settings';
import type { PinterestSimulator } from '../../../../simulators/pinterest';
import { exampleConversion } from '../examples';
import { settingsOf, type Parameters, type Shop } from '../overHttp';

export const PAGE = 'https://landing.example.com/offer';

export const CREDENTIAL = { accessToken: 'test-key', adAccountId: '549755885175', apiUrl: '' };

type More = globalThis.Parameters<typeof settingsOf>[3];

/** The settings of a user who chose nothing but what is named. */
export const pinterestSettings = (
	parameters: Parameters = {},
	more: More = {},
): PinterestSettings =>
	settingsOf(pinterest, CREDENTIAL, { eventSourceUrl: PAGE, ...parameters }, more);

/** The event as Pinterest gets it. */
export function eventOf(
	more: Partial<Conversion> = {},
	settings: PinterestSettings = pinterestSettings(),
): Record<string, unknown> {
	const conversion = exampleConversion(more);
	return JSON.parse(
		pinterest.platform.event({ conversion, eventId: 'event-1' }, settings),
	) as Record<string, unknown>;
}

export const shopOf = (
	simulator: PinterestSimulator,
	parameters: Parameters = {},
): Shop<PinterestSettings> => ({
	module: pinterest,
	simulator,
	credential: new PinterestConversionsApi(),
	data: { ...CREDENTIAL, apiUrl: simulator.url },
	parameters: { eventSourceUrl: PAGE, ...parameters },
});
