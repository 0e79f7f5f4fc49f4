import type { AdPlatform } from '../platform';
import { check } from './check';
import { event } from './event';
import { read } from './read';
import type { MetaSettings } from './settings';
import { META } from './voice';

/** Meta Conversions API (ad-platforms §1). */
export const meta: AdPlatform<MetaSettings> = {
	name: 'meta',
	voice: META,
	credential: 'metaConversionsApi',
	limits: { batch: 1000, dedupHours: 48 },
	refund: {
		supported: false,
		reason: 'Meta has no way to take a conversion back',
		advice: 'Forward only confirmed conversions if many are rejected later',
	},
	destination: ({ datasetId }) => datasetId,
	check,
	event,
	request: (events, { version, datasetId, testEventCode }) => ({
		method: 'POST',
		url: `/${version}/${encodeURIComponent(datasetId)}/events`,
		body: Buffer.from(`{"data":[${events.join(',')}]${testCode(testEventCode)}}`),
	}),
	read,
};

function testCode(code: string | null): string {
	return code === null ? '' : `,"test_event_code":${JSON.stringify(code)}`;
}
