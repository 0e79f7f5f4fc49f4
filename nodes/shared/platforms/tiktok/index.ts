import { listBody } from '../body';
import type { PlatformModule } from '../module';
import type { AdPlatform } from '../platform';
import { cannotTakeBack } from '../takeBack';
import { check } from './check';
import { apiUrl, TRACK, type TikTokCredential } from './connection';
import { event } from './event';
import { fields, options } from './panel';
import { read } from './read';
import { settings, type TikTokSettings } from './settings';
import { TIKTOK } from './voice';

const platform: AdPlatform<TikTokSettings> = {
	name: 'tiktok',
	voice: TIKTOK,
	credential: 'tiktokEventsApi',
	limits: { batch: 1000, dedupHours: 48 },
	refund: cannotTakeBack('TikTok'),
	takesConsent: false,
	destination: ({ eventSource, eventSourceId }) => `${eventSource}|${eventSourceId}`,
	check,
	event,
	request: (events, { eventSource, eventSourceId, testEventCode }) => {
		const head = JSON.stringify({
			event_source: eventSource,
			event_source_id: eventSourceId,
			test_event_code: testEventCode ?? undefined,
		});
		const body = listBody(`${head.slice(0, -1)},"data":`, events, '}');
		return { method: 'POST', url: TRACK, body };
	},
	read,
};

/** TikTok Events API 2.0, v1.3 of the Business API (ad-platforms §3). */
export const tiktok: PlatformModule<TikTokSettings> = {
	platform,
	displayName: 'TikTok Events API',
	description: 'TikTok ads: events of websites, apps, shops and CRMs',
	fields,
	options,
	settings,
	baseUrl: (credential) => apiUrl(credential as unknown as TikTokCredential),
	isTest: ({ testEventCode }) => testEventCode !== null,
};
