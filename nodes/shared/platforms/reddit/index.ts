import { listBody } from '../body';
import type { PlatformModule } from '../module';
import type { AdPlatform } from '../platform';
import { cannotTakeBack } from '../takeBack';
import { check } from './check';
import { apiUrl, eventsPath, USER_AGENT, type RedditCredential } from './connection';
import { event } from './event';
import { fields, options } from './panel';
import { read } from './read';
import { settings, type RedditSettings } from './settings';
import { REDDIT } from './voice';

const platform: AdPlatform<RedditSettings> = {
	name: 'reddit',
	voice: REDDIT,
	credential: 'redditConversionsApi',
	limits: { batch: 1000, dedupHours: 48 },
	refund: cannotTakeBack('Reddit'),
	takesConsent: false,
	destination: ({ pixelId }) => pixelId,
	check,
	// Event Testing shows the first event of a request only.
	batchSize: ({ testId }) => (testId === null ? Infinity : 1),
	event,
	request: (events, { pixelId, testId }) => {
		const test = testId === null ? '' : `,"test_id":${JSON.stringify(testId)}`;
		return {
			method: 'POST',
			url: eventsPath(pixelId),
			headers: USER_AGENT,
			body: listBody('{"data":{"events":', events, `${test}}}`),
		};
	},
	read,
};

/** Reddit Conversions API v3 (ad-platforms §4). */
export const reddit: PlatformModule<RedditSettings> = {
	platform,
	displayName: 'Reddit Conversions API',
	description: 'Reddit ads: events of websites, apps and shops',
	fields,
	options,
	settings,
	baseUrl: (credential) => apiUrl(credential as unknown as RedditCredential),
	isTest: ({ testId }) => testId !== null,
};
