import { actionOf } from '../google/conversionActions';
import { adsHeaders, apiUrl } from '../googleAds/connection';
import { read } from '../googleAds/read';
import { upload } from '../googleAds/request';
import { GOOGLE_ADS } from '../googleAds/voice';
import type { PlatformModule } from '../module';
import type { AdPlatform } from '../platform';
import { check } from './check';
import { event } from './event';
import { fields, options } from './panel';
import { settings, type AdsConversionSettings } from './settings';

const platform: AdPlatform<AdsConversionSettings> = {
	name: 'googleAdsConversions',
	voice: GOOGLE_ADS,
	credential: 'googleAdsConversionsOAuth2Api',
	// An order ID is known for as long as the conversion action keeps conversions.
	limits: { batch: 2000, dedupHours: 90 * 24 },
	refund: () => ({
		supported: false,
		reason: 'An upload of conversions cannot take one back',
		advice:
			"Send such conversions with the platform 'Google Ads Adjustments', which retracts them by the same order ID",
	}),
	takesConsent: true,
	destination: ({ customerId, actions }) => `${customerId}/${actions.standard ?? ''}`,
	check,
	// Several actions fit into one upload, but a wrong one must not stop the others.
	route: (conversion, { actions }) => actionOf(conversion, actions) ?? '',
	event,
	request: upload('uploadClickConversions', 'conversions'),
	read,
};

/** `ConversionUploadService` of the Google Ads API (ad-platforms §2.3), closed to newcomers. */
export const googleAdsConversions: PlatformModule<AdsConversionSettings> = {
	platform,
	displayName: 'Google Ads Conversions (Google Ads API)',
	description: 'Only for developer tokens that imported conversions before June 2026',
	fields,
	options,
	// Google counts by conversion actions, chosen by event.
	ignores: ['eventNames'],
	settings,
	baseUrl: apiUrl,
	headers: adsHeaders,
	isTest: ({ validateOnly }) => validateOnly,
};
