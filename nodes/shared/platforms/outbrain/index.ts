import type { PlatformModule } from '../module';
import type { AdPlatform } from '../platform';
import { cannotTakeBack } from '../takeBack';
import { readWithoutFeedback } from '../withoutFeedback';
import { check } from './check';
import { apiUrl, PIXEL, type OutbrainCredential } from './connection';
import { event } from './event';
import { settings, type OutbrainSettings } from './settings';
import { OUTBRAIN } from './voice';

const platform: AdPlatform<OutbrainSettings> = {
	name: 'outbrain',
	voice: OUTBRAIN,
	credential: 'outbrainConversionsApi',
	limits: { batch: 1, dedupHours: 0 },
	refund: cannotTakeBack('Outbrain'),
	takesConsent: false,
	destination: ({ account }) => account,
	check,
	event,
	request: ([query = '']) => ({ method: 'GET', url: `${PIXEL}?${query}` }),
	read: readWithoutFeedback(OUTBRAIN),
};

/** Outbrain's server-to-server conversions, one a request (ad-platforms §4). */
export const outbrain: PlatformModule<OutbrainSettings> = {
	platform,
	displayName: 'Outbrain',
	description: 'By the click ID of Outbrain alone; Outbrain does not say what became of them',
	fields: [],
	options: [],
	// Nothing is sent without one anyway.
	ignores: ['requireClickId'],
	settings,
	baseUrl: (credential) => apiUrl(credential as unknown as OutbrainCredential),
	isTest: () => false,
};
