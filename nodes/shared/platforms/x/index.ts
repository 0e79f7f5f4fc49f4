import { listBody } from '../body';
import { idFor } from '../idsByEvent';
import type { PlatformModule } from '../module';
import type { AdPlatform } from '../platform';
import { cannotTakeBack } from '../takeBack';
import { check } from './check';
import { apiUrl, eventsPath, type XCredential } from './connection';
import { event } from './event';
import { fields, options } from './panel';
import { read } from './read';
import { settings, type XSettings } from './settings';
import { X } from './voice';

const platform: AdPlatform<XSettings> = {
	name: 'x',
	voice: X,
	credential: 'xConversionsApi',
	// 60,000 requests in a quarter of an hour by its older pages, more by its newer ones.
	limits: { batch: 500, dedupHours: 48, requestsPerMinute: 4_000 },
	refund: cannotTakeBack('X'),
	takesConsent: false,
	destination: ({ pixelId, ids }) => `${pixelId}/${ids.standard ?? ''}`,
	check,
	// One wrong event ID must not stop the events that others count.
	route: (conversion, { ids }) => idFor(conversion, ids) ?? '',
	event,
	request: (events, { version, pixelId }) => ({
		method: 'POST',
		url: eventsPath(version, pixelId),
		body: listBody('{"conversions":', events, '}'),
	}),
	read,
};

/** X Ads API, conversions of websites (ad-platforms §4). */
export const x: PlatformModule<XSettings> = {
	platform,
	displayName: 'X Conversion API',
	description: 'Ads on X: events of websites, counted by conversion events of Events Manager',
	fields,
	options,
	// X counts by its own events, chosen by event.
	ignores: ['eventNames'],
	settings,
	baseUrl: (credential) => apiUrl(credential as unknown as XCredential),
	isTest: () => false,
};
