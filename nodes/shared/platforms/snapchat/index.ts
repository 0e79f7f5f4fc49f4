import { listBody } from '../body';
import type { PlatformModule } from '../module';
import type { AdPlatform } from '../platform';
import { cannotTakeBack } from '../takeBack';
import { check } from './check';
import { apiUrl, eventsPath, type SnapchatCredential } from './connection';
import { event } from './event';
import { fields, options } from './panel';
import { read } from './read';
import { settings, type SnapchatSettings } from './settings';
import { SNAPCHAT } from './voice';

const platform: AdPlatform<SnapchatSettings> = {
	name: 'snapchat',
	voice: SNAPCHAT,
	credential: 'snapchatConversionsApi',
	limits: { batch: 2000, dedupHours: 48 },
	refund: cannotTakeBack('Snapchat'),
	takesConsent: false,
	destination: ({ pixelId }) => pixelId,
	check,
	event,
	request: (events, { pixelId, isTest }) => ({
		method: 'POST',
		url: eventsPath(pixelId, isTest),
		body: listBody('{"data":', events, '}'),
	}),
	read,
};

/** Snapchat Conversions API v3 (ad-platforms §4). */
export const snapchat: PlatformModule<SnapchatSettings> = {
	platform,
	displayName: 'Snapchat Conversions API',
	description: 'Snapchat ads: events of websites, apps and shops',
	fields,
	options,
	settings,
	baseUrl: (credential) => apiUrl(credential as unknown as SnapchatCredential),
	isTest: ({ isTest }) => isTest,
};
