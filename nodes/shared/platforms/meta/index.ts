import { listBody } from '../body';
import type { PlatformModule } from '../module';
import type { AdPlatform } from '../platform';
import { cannotTakeBack } from '../takeBack';
import { check } from './check';
import { apiUrl, type MetaCredential } from './connection';
import { event } from './event';
import { fields, options } from './panel';
import { read } from './read';
import { settings, type MetaSettings } from './settings';
import { META } from './voice';

const platform: AdPlatform<MetaSettings> = {
	name: 'meta',
	voice: META,
	credential: 'metaConversionsApi',
	limits: { batch: 1000, dedupHours: 48 },
	refund: cannotTakeBack('Meta'),
	takesConsent: false,
	destination: ({ datasetId }) => datasetId,
	check,
	event,
	request: (events, { version, datasetId, testEventCode }) => ({
		method: 'POST',
		url: `/${version}/${encodeURIComponent(datasetId)}/events`,
		body: listBody('{"data":', events, `${testCode(testEventCode)}}`),
	}),
	read,
};

function testCode(code: string | null): string {
	return code === null ? '' : `,"test_event_code":${JSON.stringify(code)}`;
}

/** Meta Conversions API (ad-platforms §1). */
export const meta: PlatformModule<MetaSettings> = {
	platform,
	displayName: 'Meta Conversions API',
	description: 'Facebook and Instagram ads: events of websites, apps, shops and messages',
	fields,
	options,
	settings,
	baseUrl: (credential) => apiUrl(credential as unknown as MetaCredential),
	isTest: ({ testEventCode }) => testEventCode !== null,
};
