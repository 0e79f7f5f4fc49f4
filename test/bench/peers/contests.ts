import { googleAdsConversions } from '../../../nodes/shared/platforms/googleAdsConversions';
import { googleDataManager } from '../../../nodes/shared/platforms/googleDataManager';
import { meta } from '../../../nodes/shared/platforms/meta';
import { tiktok } from '../../../nodes/shared/platforms/tiktok';
import { facebook } from './facebook';
import type { Contest } from './leg';
import { ours } from './ours';
import { segmentGoogle, segmentMeta, segmentTikTok } from './segment';

/** Google's account and conversion action, by the names that either of its APIs has for them. */
const GOOGLE_ADS = {
	operatingAccount: '123-456-7890',
	customerId: '123-456-7890',
	conversionActionId: '987654321',
	conversionAction: '987654321',
	developerToken: 'test-token',
};

/** Names of platforms beyond the first of Google say by which way. */
export function contests(): Contest[] {
	return [
		{
			platform: 'Meta',
			known: 'address',
			hashes: 8,
			target: 2,
			ours: ours(meta, { datasetId: '1234567890' }, 'data'),
			peers: [facebook(), segmentMeta()],
		},
		{
			platform: 'TikTok',
			known: 'contact',
			hashes: 2,
			target: 1.5,
			ours: ours(tiktok, { eventSourceId: '1234567890' }, 'data'),
			peers: [segmentTikTok()],
		},
		{
			platform: 'Google, Data Manager',
			known: 'contact',
			hashes: 2,
			target: 1,
			ours: ours(googleDataManager, GOOGLE_ADS, 'events'),
			peers: [segmentGoogle()],
		},
		{
			platform: 'Google, Google Ads API',
			known: 'contact',
			hashes: 2,
			target: 1,
			ours: ours(googleAdsConversions, GOOGLE_ADS, 'conversions'),
			peers: [segmentGoogle()],
		},
	];
}
