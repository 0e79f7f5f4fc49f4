import { SnapchatConversionsApi } from '../../../../../credentials/SnapchatConversionsApi.credentials';
import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { snapchat } from '../../../../../nodes/shared/platforms/snapchat';
import type { SnapchatSettings } from '../../../../../nodes/shared/platforms/snapchat/settings';
import type { SnapchatSimulator } from '../../../../simulators/snapchat';
import { exampleConversion } from '../examples';
import { settingsOf, type Parameters, type Shop } from '../overHttp';

export const PAGE = 'https://landing.example.com/offer';

export const CREDENTIAL = {
	accessToken: 'test-key',
	pixelId: '1ec32188-0000-4000-8000-c949a984a39f',
	apiUrl: '',
};

type More = globalThis.Parameters<typeof settingsOf>[3];

/** The settings of a user who chose nothing but what is named. */
export const snapchatSettings = (parameters: Parameters = {}, more: More = {}): SnapchatSettings =>
	settingsOf(snapchat, CREDENTIAL, { eventSourceUrl: PAGE, ...parameters }, more);

/** The event as Snap gets it. */
export function eventOf(
	more: Partial<Conversion> = {},
	settings: SnapchatSettings = snapchatSettings(),
): Record<string, unknown> {
	const conversion = exampleConversion(more);
	return JSON.parse(
		snapchat.platform.event({ conversion, eventId: 'event-1' }, settings),
	) as Record<string, unknown>;
}

export const shopOf = (
	simulator: SnapchatSimulator,
	parameters: Parameters = {},
): Shop<SnapchatSettings> => ({
	module: snapchat,
	simulator,
	credential: new SnapchatConversionsApi(),
	data: { ...CREDENTIAL, apiUrl: simulator.url },
	parameters: { eventSourceUrl: PAGE, ...parameters },
});
