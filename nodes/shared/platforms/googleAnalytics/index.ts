import { isTakenBack } from '../google/takenBack';
import type { PlatformModule } from '../module';
import type { AdPlatform } from '../platform';
import { check } from './check';
import { apiUrl } from './connection';
import { event } from './event';
import { MAX_EVENTS } from './limits';
import { fields, options } from './panel';
import { read } from './read';
import { request, route } from './request';
import { settings, type AnalyticsSettings } from './settings';
import { GOOGLE_ANALYTICS } from './voice';

const platform: AdPlatform<AnalyticsSettings> = {
	name: 'googleAnalytics',
	voice: GOOGLE_ANALYTICS,
	credential: 'googleAnalyticsMpApi',
	// It knows purchases again by their transaction ID, other events not at all.
	limits: { batch: MAX_EVENTS, dedupHours: 0 },
	refund: () => ({ supported: true, sent: 'The event refund with the same transaction ID' }),
	takesConsent: true,
	destination: ({ measurementId }) => measurementId,
	check,
	about: (conversion) => (isTakenBack(conversion) ? 'refund' : ''),
	route,
	// What the validating endpoint says names no event, so each is looked at alone.
	batchSize: ({ validateOnly }) => (validateOnly ? 1 : MAX_EVENTS),
	event,
	request,
	read,
};

/** Measurement Protocol of Google Analytics 4, web streams (ad-platforms §2.5). */
export const googleAnalytics: PlatformModule<AnalyticsSettings> = {
	platform,
	displayName: 'Google Analytics 4 (Measurement Protocol)',
	description: 'Events and refunds for reports; no substitute for an import into Google Ads',
	fields,
	options,
	settings,
	baseUrl: (credential) => apiUrl(credential),
	isTest: ({ validateOnly }) => validateOnly,
};
