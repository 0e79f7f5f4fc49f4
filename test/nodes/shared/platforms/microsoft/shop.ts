import { MicrosoftUetApi } from '../../../../../credentials/MicrosoftUetApi.credentials';
import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { microsoft } from '../../../../../nodes/shared/platforms/microsoft';
import type { MicrosoftSettings } from '../../../../../nodes/shared/platforms/microsoft/settings';
import type { MicrosoftSimulator } from '../../../../simulators/microsoft';
import { exampleConversion } from '../examples';
import { settingsOf, type Parameters, type Shop } from '../overHttp';

export const CREDENTIAL = { accessToken: 'test-key', tagId: '187012345', apiUrl: '' };

/** What the user must choose. */
const CHOSEN: Parameters = { eventSourceUrl: 'https://landing.example.com/offer' };

type More = globalThis.Parameters<typeof settingsOf>[3];

/** The settings of a user who chose nothing but what is needed and what is named. */
export const microsoftSettings = (
	parameters: Parameters = {},
	more: More = {},
): MicrosoftSettings => settingsOf(microsoft, CREDENTIAL, { ...CHOSEN, ...parameters }, more);

/** The event as Microsoft gets it. */
export function eventOf(
	more: Partial<Conversion> = {},
	settings: MicrosoftSettings = microsoftSettings(),
): Record<string, unknown> {
	const conversion = exampleConversion(more);
	return JSON.parse(
		microsoft.platform.event({ conversion, eventId: 'event-1' }, settings),
	) as Record<string, unknown>;
}

export const shopOf = (
	simulator: MicrosoftSimulator,
	parameters: Parameters = {},
): Shop<MicrosoftSettings> => ({
	module: microsoft,
	simulator,
	credential: new MicrosoftUetApi(),
	data: { ...CREDENTIAL, apiUrl: simulator.url },
	parameters: { ...CHOSEN, ...parameters },
});
