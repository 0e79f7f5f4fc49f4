import { ADS_MODULE, ADS_PLATFORM } from '../googleAds/platform';
import { upload } from '../googleAds/request';
import type { PlatformModule } from '../module';
import type { AdPlatform } from '../platform';
import { check } from './check';
import { event } from './event';
import { fields, options } from './panel';
import { settings, type AdsConversionSettings } from './settings';

const platform: AdPlatform<AdsConversionSettings> = {
	...ADS_PLATFORM,
	name: 'googleAdsConversions',
	// An order ID is known for as long as the conversion action keeps conversions.
	limits: { batch: 2000, dedupHours: 90 * 24 },
	refund: () => ({
		supported: false,
		reason: 'An upload of conversions cannot take one back',
		advice:
			"Send such conversions with the platform 'Google Ads Adjustments', which retracts them by the same order ID",
	}),
	check,
	event,
	request: upload('uploadClickConversions', 'conversions'),
};

/** `ConversionUploadService` of the Google Ads API (ad-platforms §2.3), closed to newcomers. */
export const googleAdsConversions: PlatformModule<AdsConversionSettings> = {
	...ADS_MODULE,
	platform,
	displayName: 'Google Ads Conversions (Google Ads API)',
	description: 'Only for developer tokens that imported conversions before June 2026',
	fields,
	options,
	settings,
};
