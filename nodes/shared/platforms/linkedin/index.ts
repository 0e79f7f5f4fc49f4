import { listBody } from '../body';
import { idFor } from '../idsByEvent';
import type { PlatformModule } from '../module';
import type { AdPlatform } from '../platform';
import { cannotTakeBack } from '../takeBack';
import { check } from './check';
import { apiUrl, EVENTS, headersOf, type LinkedInCredential } from './connection';
import { event } from './event';
import { fields, options } from './panel';
import { read } from './read';
import { settings, type LinkedInSettings } from './settings';
import { LINKEDIN } from './voice';

const platform: AdPlatform<LinkedInSettings> = {
	name: 'linkedin',
	voice: LINKEDIN,
	credential: 'linkedinConversionsApi',
	// It knows an event id again, but does not say for how long.
	limits: { batch: 5000, dedupHours: 0, requestsPerMinute: 600 },
	refund: cannotTakeBack('LinkedIn'),
	takesConsent: false,
	destination: ({ ids }) => ids.standard ?? '',
	check,
	// One wrong conversion ID must not stop the events that others count.
	route: (conversion, { ids }) => idFor(conversion, ids) ?? '',
	event,
	request: (events, { version }) => ({
		method: 'POST',
		url: EVENTS,
		headers: headersOf(version),
		body: listBody('{"elements":', events, '}'),
	}),
	read,
};

/** LinkedIn Conversions API (ad-platforms §4). */
export const linkedin: PlatformModule<LinkedInSettings> = {
	platform,
	displayName: 'LinkedIn Conversions API',
	description:
		'LinkedIn ads: events of websites and CRMs, counted by conversions of Campaign Manager',
	fields,
	options,
	// LinkedIn counts by conversions, chosen by event.
	ignores: ['eventNames'],
	settings,
	baseUrl: (credential) => apiUrl(credential as unknown as LinkedInCredential),
	isTest: () => false,
};
