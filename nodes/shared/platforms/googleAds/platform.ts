import { actionOf } from '../google/conversionActions';
import type { PlatformModule } from '../module';
import type { AdPlatform } from '../platform';
import { adsHeaders, apiUrl } from './connection';
import { read } from './read';
import type { AdsSettings } from './settings';
import { GOOGLE_ADS } from './voice';

/** What uploads and adjustments are alike as platforms. */
export const ADS_PLATFORM = {
	voice: GOOGLE_ADS,
	credential: 'googleAdsConversionsOAuth2Api',
	takesConsent: true,
	destination: ({ customerId, actions }) => `${customerId}/${actions.standard ?? ''}`,
	// Several actions fit into one upload, but a wrong one must not stop the others.
	route: (conversion, { actions }) => actionOf(conversion, actions) ?? '',
	read,
} satisfies Partial<AdPlatform<AdsSettings>>;

/** The same of what Forward Conversions offers. */
export const ADS_MODULE = {
	// Google counts by conversion actions, chosen by event.
	ignores: ['eventNames'],
	baseUrl: apiUrl,
	headers: adsHeaders,
	isTest: ({ validateOnly }) => validateOnly,
} satisfies Partial<PlatformModule<AdsSettings>>;
