import { listBody } from '../body';
import type { PlatformModule } from '../module';
import type { AdPlatform } from '../platform';
import { cannotTakeBack } from '../takeBack';
import { check } from './check';
import { apiUrl, eventsPath, type PinterestCredential } from './connection';
import { event } from './event';
import { fields, options } from './panel';
import { read } from './read';
import { settings, type PinterestSettings } from './settings';
import { PINTEREST } from './voice';

/** In test mode Pinterest takes fewer events a request (ad-platforms §4). */
const TEST_BATCH = 20;

const platform: AdPlatform<PinterestSettings> = {
	name: 'pinterest',
	voice: PINTEREST,
	credential: 'pinterestConversionsApi',
	// It tells no window for event ids; the ad account may make 5,000 calls a minute.
	limits: { batch: 1000, dedupHours: 0, requestsPerMinute: 5000 },
	refund: cannotTakeBack('Pinterest'),
	takesConsent: false,
	destination: ({ adAccountId }) => adAccountId,
	check,
	batchSize: ({ isTest }) => (isTest ? TEST_BATCH : Infinity),
	event,
	request: (events, { adAccountId, isTest }) => ({
		method: 'POST',
		url: eventsPath(adAccountId, isTest),
		body: listBody('{"data":', events, '}'),
	}),
	read,
};

/** Pinterest API for Conversions, v5 (ad-platforms §4). */
export const pinterest: PlatformModule<PinterestSettings> = {
	platform,
	displayName: 'Pinterest Conversions API',
	description: 'Pinterest ads: events of websites, apps and shops',
	fields,
	options,
	settings,
	baseUrl: (credential) => apiUrl(credential as unknown as PinterestCredential),
	isTest: ({ isTest }) => isTest,
};
