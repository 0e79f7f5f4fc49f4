import { XConversionsApi } from '../../../../../credentials/XConversionsApi.credentials';
import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { x } from '../../../../../nodes/shared/platforms/x';
import type { XSettings } from '../../../../../nodes/shared/platforms/x/settings';
import type { XSimulator } from '../../../../simulators/x';
import { exampleConversion } from '../examples';
import { settingsOf, type Parameters, type Shop } from '../overHttp';

export const CREDENTIAL = { accessToken: 'test-key', pixelId: 'o8z6j', apiUrl: '' };

/** What the user must choose. */
const CHOSEN: Parameters = { xEventId: 'tw-o8z6j-o87ne' };

type More = globalThis.Parameters<typeof settingsOf>[3];

/** The settings of a user who chose nothing but what is needed and what is named. */
export const xSettings = (parameters: Parameters = {}, more: More = {}): XSettings =>
	settingsOf(x, CREDENTIAL, { ...CHOSEN, ...parameters }, more);

/** The event as X gets it. */
export function eventOf(
	more: Partial<Conversion> = {},
	settings: XSettings = xSettings(),
): Record<string, unknown> {
	const conversion = exampleConversion(more);
	return JSON.parse(x.platform.event({ conversion, eventId: 'event-1' }, settings)) as Record<
		string,
		unknown
	>;
}

export const shopOf = (simulator: XSimulator, parameters: Parameters = {}): Shop<XSettings> => ({
	module: x,
	simulator,
	credential: new XConversionsApi(),
	data: { ...CREDENTIAL, apiUrl: simulator.url },
	parameters: { ...CHOSEN, ...parameters },
});
