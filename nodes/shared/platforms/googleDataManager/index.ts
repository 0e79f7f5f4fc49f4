import { actionOf } from '../google/conversionActions';
import type { PlatformModule } from '../module';
import type { AdPlatform, Refund } from '../platform';
import { about } from './change';
import { check } from './check';
import { apiUrl, projectHeader } from './connection';
import { event } from './event';
import { fields, options } from './panel';
import { read } from './read';
import { request } from './request';
import { settings, type DataManagerSettings } from './settings';
import { getStatus } from './status';
import { statusFields } from './statusFields';
import { DATA_MANAGER } from './voice';

const RESENT: Refund = {
	supported: true,
	sent: 'The same transaction with the value 0 (doubtful)',
};
const KEPT: Refund = {
	supported: false,
	reason: 'The Data Manager API has no way to take a conversion back',
	advice:
		"Send such conversions with the platform 'Google Ads Adjustments', which retracts them by the same transaction ID",
};

const platform: AdPlatform<DataManagerSettings> = {
	name: 'googleDataManager',
	voice: DATA_MANAGER,
	credential: 'googleDataManagerOAuth2Api',
	// Per project; a transaction ID is known for as long as the conversion action keeps conversions.
	limits: { batch: 2000, dedupHours: 90 * 24, requestsPerMinute: 300 },
	refund: ({ changes }) => (changes === 'resend' ? RESENT : KEPT),
	takesConsent: true,
	destination: ({ operating, actions }) => `${operating.accountId}/${actions.standard ?? ''}`,
	check,
	about,
	route: (conversion, { actions }) => actionOf(conversion, actions) ?? '',
	event,
	request,
	read,
};

/** Google's Data Manager API, v1 (ad-platforms §2.2): what new users of Google Ads can use. */
export const googleDataManager: PlatformModule<DataManagerSettings> = {
	platform,
	displayName: 'Google Ads (Data Manager API)',
	description: 'Google Ads conversions from clicks and customer data; open to every account',
	fields,
	options,
	// Google counts by conversion actions, chosen by event.
	ignores: ['eventNames'],
	settings,
	baseUrl: apiUrl,
	headers: projectHeader,
	isTest: ({ validateOnly }) => validateOnly,
	status: { fields: statusFields, read: getStatus },
};
