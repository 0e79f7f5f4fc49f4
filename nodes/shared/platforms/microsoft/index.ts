import { listBody } from '../body';
import type { PlatformModule } from '../module';
import type { AdPlatform } from '../platform';
import { cannotTakeBack } from '../takeBack';
import { check } from './check';
import { apiUrl, eventsPath, type MicrosoftCredential } from './connection';
import { event } from './event';
import { fields, options } from './panel';
import { read } from './read';
import { settings, type MicrosoftSettings } from './settings';
import { MICROSOFT } from './voice';

const platform: AdPlatform<MicrosoftSettings> = {
	name: 'microsoft',
	voice: MICROSOFT,
	credential: 'microsoftUetApi',
	// It knows an event by name and id again, but does not say for how long.
	limits: { batch: 1000, dedupHours: 0 },
	refund: cannotTakeBack('The Conversions API of Microsoft'),
	takesConsent: true,
	destination: ({ tagId }) => tagId,
	check,
	event,
	request: (events, { tagId }) => ({
		method: 'POST',
		url: eventsPath(tagId),
		body: listBody('{"data":', events, ',"continueOnValidationError":true}'),
	}),
	read,
};

/** Microsoft Advertising, Conversions API of Universal Event Tracking (ad-platforms §4). */
export const microsoft: PlatformModule<MicrosoftSettings> = {
	platform,
	displayName: 'Microsoft Advertising (UET Conversions API)',
	description: 'Microsoft ads: events of websites. Microsoft opens this API account by account.',
	fields,
	options,
	settings,
	baseUrl: (credential) => apiUrl(credential as unknown as MicrosoftCredential),
	isTest: () => false,
};
