import { adsTime } from '../googleAds/time';
import { adsSettings, type AdsSettings } from '../googleAds/settings';
import type { Given } from '../module';

/** How a conversion is told to Google; one that was uploaded with an order ID has no other way. */
export type IdentifiedBy = 'gclid' | 'orderId';

export interface AdjustmentSettings extends AdsSettings {
	identifiedBy: IdentifiedBy;
	/** Whether to add hashed e-mail and phone to confirmed conversions that the website tag counted. */
	enhances: boolean;
	/** Time of the adjustment where the conversion tells none: when the execution began. */
	adjustedAt: string;
}

/** The settings from the node's parameters. Throws a `SettingError` for what cannot be right. */
export function settings(given: Given, nowMs = Date.now()): AdjustmentSettings {
	const { param } = given;
	return {
		...adsSettings(given),
		identifiedBy: param<IdentifiedBy>('options.identifiedBy', 'orderId'),
		enhances: param('options.enhance', false),
		adjustedAt: adsTime(new Date(nowMs).toISOString()),
	};
}
