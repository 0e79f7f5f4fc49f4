import { listBody } from '../body';
import type { PlatformModule } from '../module';
import type { AdPlatform } from '../platform';
import { cannotTakeBack } from '../takeBack';
import { readWithoutFeedback } from '../withoutFeedback';
import { check } from './check';
import { apiUrl, bulkPath, type TaboolaCredential } from './connection';
import { event } from './event';
import { settings, type TaboolaSettings } from './settings';
import { TABOOLA } from './voice';

const platform: AdPlatform<TaboolaSettings> = {
	name: 'taboola',
	voice: TABOOLA,
	credential: 'taboolaConversionsApi',
	limits: { batch: 1000, dedupHours: 0 },
	refund: cannotTakeBack('Taboola'),
	takesConsent: false,
	destination: ({ accountId }) => accountId,
	check,
	event,
	request: (events, { accountId }) => ({
		method: 'POST',
		url: bulkPath(accountId),
		body: listBody('{"actions":', events, '}'),
	}),
	read: readWithoutFeedback(TABOOLA),
};

/** Taboola's server-to-server conversions, many at once (ad-platforms §4). */
export const taboola: PlatformModule<TaboolaSettings> = {
	platform,
	displayName: 'Taboola',
	description: 'By the click ID of Taboola alone; Taboola does not say what became of them',
	fields: [],
	options: [],
	// Nothing is sent without one anyway.
	ignores: ['requireClickId'],
	settings,
	baseUrl: (credential) => apiUrl(credential as unknown as TaboolaCredential),
	isTest: () => false,
};
