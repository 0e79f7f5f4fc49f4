import { readMerchant, type Merchant } from '../google/merchant';
import { adsSettings, type AdsSettings } from '../googleAds/settings';
import type { Given } from '../module';

export interface AdsConversionSettings extends AdsSettings {
	/** Whether to send conversions of clicks that Google does not know yet. */
	sendsYoungClicks: boolean;
	/** Nothing: `contents` are not sent. */
	merchant: Merchant | null;
}

/** The settings from the node's parameters. Throws a `SettingError` for what cannot be right. */
export function settings(given: Given): AdsConversionSettings {
	const { param } = given;
	return {
		...adsSettings(given),
		sendsYoungClicks: param('options.sendYoungClicks', false),
		merchant: readMerchant(param, { label: 'feedCountryCode', language: 'feedLanguageCode' }),
	};
}
