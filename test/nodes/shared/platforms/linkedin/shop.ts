import { LinkedinConversionsApi } from '../../../../../credentials/LinkedinConversionsApi.credentials';
import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { linkedin } from '../../../../../nodes/shared/platforms/linkedin';
import type { LinkedInSettings } from '../../../../../nodes/shared/platforms/linkedin/settings';
import type { LinkedInSimulator } from '../../../../simulators/linkedin';
import { exampleConversion } from '../examples';
import { settingsOf, type Parameters, type Shop } from '../overHttp';

export const CREDENTIAL = { accessToken: 'test-key', apiUrl: '' };

/** What the user must choose. */
const CHOSEN: Parameters = { linkedinConversionId: '104012' };

type More = globalThis.Parameters<typeof settingsOf>[3];

/** The settings of a user who chose nothing but what is needed and what is named. */
export const linkedinSettings = (parameters: Parameters = {}, more: More = {}): LinkedInSettings =>
	settingsOf(linkedin, CREDENTIAL, { ...CHOSEN, ...parameters }, more);

/** The event as LinkedIn gets it. */
export function eventOf(
	more: Partial<Conversion> = {},
	settings: LinkedInSettings = linkedinSettings(),
): Record<string, unknown> {
	const conversion = exampleConversion(more);
	return JSON.parse(
		linkedin.platform.event({ conversion, eventId: 'event-1' }, settings),
	) as Record<string, unknown>;
}

export const shopOf = (
	simulator: LinkedInSimulator,
	parameters: Parameters = {},
): Shop<LinkedInSettings> => ({
	module: linkedin,
	simulator,
	credential: new LinkedinConversionsApi(),
	data: { ...CREDENTIAL, apiUrl: simulator.url },
	parameters: { ...CHOSEN, ...parameters },
});
