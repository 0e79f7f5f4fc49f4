import { actionOf } from '../google/conversionActions';
import { adsHeaders, apiUrl } from '../googleAds/connection';
import { read } from '../googleAds/read';
import { upload } from '../googleAds/request';
import { GOOGLE_ADS } from '../googleAds/voice';
import type { PlatformModule } from '../module';
import type { AdPlatform } from '../platform';
import { check } from './check';
import { event } from './event';
import { about } from './kind';
import { fields, options } from './panel';
import { settings, type AdjustmentSettings } from './settings';

const platform: AdPlatform<AdjustmentSettings> = {
	name: 'googleAdsAdjustments',
	voice: GOOGLE_ADS,
	credential: 'googleAdsConversionsOAuth2Api',
	// What was retracted stays so for as long as a conversion can be adjusted.
	limits: { batch: 2000, dedupHours: 54 * 24 },
	refund: () => ({ supported: true, sent: 'A retraction of the conversion' }),
	takesConsent: true,
	destination: ({ customerId, actions }) => `${customerId}/${actions.standard ?? ''}`,
	check,
	about,
	route: (conversion, { actions }) => actionOf(conversion, actions) ?? '',
	event,
	request: upload('uploadConversionAdjustments', 'conversionAdjustments'),
	read,
};

/** `ConversionAdjustmentUploadService` of the Google Ads API (ad-platforms §2.3). */
export const googleAdsAdjustments: PlatformModule<AdjustmentSettings> = {
	platform,
	displayName: 'Google Ads Adjustments',
	description: 'Takes rejected and refunded conversions back, and corrects revenue that changed',
	fields,
	options,
	// Google counts by conversion actions, chosen by event.
	ignores: ['eventNames'],
	settings,
	baseUrl: apiUrl,
	headers: adsHeaders,
	isTest: ({ validateOnly }) => validateOnly,
};
