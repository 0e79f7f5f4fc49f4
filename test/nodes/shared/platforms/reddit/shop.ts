import { RedditConversionsApi } from '../../../../../credentials/RedditConversionsApi.credentials';
import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { reddit } from '../../../../../nodes/shared/platforms/reddit';
import type { RedditSettings } from '../../../../../nodes/shared/platforms/reddit/settings';
import type { RedditSimulator } from '../../../../simulators/reddit';
import { exampleConversion } from '../examples';
import { settingsOf, type Parameters, type Shop } from '../overHttp';

export const PAGE = 'https://landing.example.com/offer';

export const CREDENTIAL = {
	accessToken: 'test-key',
	pixelId: 't2_test',
	apiUrl: '',
};

type More = globalThis.Parameters<typeof settingsOf>[3];

/** The settings of a user who chose nothing but what is named. */
export const redditSettings = (parameters: Parameters = {}, more: More = {}): RedditSettings =>
	settingsOf(reddit, CREDENTIAL, { eventSourceUrl: PAGE, ...parameters }, more);

/** The event as Reddit gets it. */
export function eventOf(
	more: Partial<Conversion> = {},
	settings: RedditSettings = redditSettings(),
): Record<string, unknown> {
	const conversion = exampleConversion(more);
	return JSON.parse(reddit.platform.event({ conversion, eventId: 'event-1' }, settings)) as Record<
		string,
		unknown
	>;
}

export const shopOf = (
	simulator: RedditSimulator,
	parameters: Parameters = {},
): Shop<RedditSettings> => ({
	module: reddit,
	simulator,
	credential: new RedditConversionsApi(),
	data: { ...CREDENTIAL, apiUrl: simulator.url },
	parameters: { eventSourceUrl: PAGE, ...parameters },
});
