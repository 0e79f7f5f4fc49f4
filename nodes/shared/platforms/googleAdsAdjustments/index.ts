import { ADS_MODULE, ADS_PLATFORM } from '../googleAds/platform';
import { upload } from '../googleAds/request';
import type { PlatformModule } from '../module';
import type { AdPlatform } from '../platform';
import { check } from './check';
import { event } from './event';
import { about } from './kind';
import { fields, options } from './panel';
import { settings, type AdjustmentSettings } from './settings';

const platform: AdPlatform<AdjustmentSettings> = {
	...ADS_PLATFORM,
	name: 'googleAdsAdjustments',
	// What was retracted stays so for as long as a conversion can be adjusted.
	limits: { batch: 2000, dedupHours: 54 * 24 },
	refund: () => ({ supported: true, sent: 'A retraction of the conversion' }),
	check,
	about,
	event,
	request: upload('uploadConversionAdjustments', 'conversionAdjustments'),
};

/** `ConversionAdjustmentUploadService` of the Google Ads API (ad-platforms §2.3). */
export const googleAdsAdjustments: PlatformModule<AdjustmentSettings> = {
	...ADS_MODULE,
	platform,
	displayName: 'Google Ads Adjustments',
	description: 'Takes rejected and refunded conversions back, and corrects revenue that changed',
	fields,
	options,
	settings,
};
