import { TiktokEventsApi } from '../../../../../credentials/TiktokEventsApi.credentials';
import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { tiktok } from '../../../../../nodes/shared/platforms/tiktok';
import type { TikTokSettings } from '../../../../../nodes/shared/platforms/tiktok/settings';
import type { TikTokSimulator } from '../../../../simulators/tiktok';
import { exampleConversion } from '../examples';
import { settingsOf, type Parameters, type Shop } from '../overHttp';

export const PAGE = 'https://landing.example.com/offer';

export const CREDENTIAL = {
	accessToken: 'test-key',
	eventSourceId: 'C4TESTPIXELCODE00000',
	apiUrl: '',
};

/** The settings of a user who chose nothing but what the rows below name. */
export const tiktokSettings = (parameters: Parameters = {}, more: More = {}): TikTokSettings =>
	settingsOf(tiktok, CREDENTIAL, { eventSourceUrl: PAGE, ...parameters }, more);

type More = globalThis.Parameters<typeof settingsOf>[3];

/** The event as TikTok gets it. */
export function eventOf(
	more: Partial<Conversion> = {},
	settings: TikTokSettings = tiktokSettings(),
): Record<string, unknown> {
	const conversion = exampleConversion(more);
	return JSON.parse(tiktok.platform.event({ conversion, eventId: 'event-1' }, settings)) as Record<
		string,
		unknown
	>;
}

export const shopOf = (
	simulator: TikTokSimulator,
	parameters: Parameters = {},
): Shop<TikTokSettings> => ({
	module: tiktok,
	simulator,
	credential: new TiktokEventsApi(),
	data: { ...CREDENTIAL, apiUrl: simulator.url },
	parameters: { eventSourceUrl: PAGE, ...parameters },
});
