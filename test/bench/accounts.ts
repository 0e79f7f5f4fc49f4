import type { INodeParameters } from 'n8n-workflow';
import { KeitaroApi } from '../../credentials/KeitaroApi.credentials';
import { MetaConversionsApi } from '../../credentials/MetaConversionsApi.credentials';
import type { Credentials } from '../harness';
import type { SimulatorUrls } from '../live/simulators';

/** What the simulators accept unless told otherwise. */
export const META_TOKEN = 'meta-test-token';
const META_DATASET = '1234567890';
export const KEITARO_KEY = 'keitaro-test-key';

export const keitaroCredentials = ({ keitaro }: SimulatorUrls): Credentials => ({
	keitaroApi: {
		instance: new KeitaroApi(),
		data: { url: keitaro, apiKey: KEITARO_KEY, currency: 'USD', ignoreSslIssues: false },
	},
});

export const metaCredentials = ({ meta }: SimulatorUrls): Credentials => ({
	metaConversionsApi: {
		instance: new MetaConversionsApi(),
		data: { accessToken: META_TOKEN, datasetId: META_DATASET, apiUrl: meta },
	},
});

/** Tracker Trigger as a user sets it up who wants all conversions of so many days. */
export const triggerParameters = (days: number, maxItems?: number): INodeParameters => ({
	tracker: 'keitaro',
	triggerOn: 'conversions',
	syncEvery: 15,
	firstSyncDays: days,
	filters: {},
	options: maxItems === undefined ? {} : { maxItems },
});

/** Forward Conversions as in the example workflow. */
export const forwardParameters = (
	options: INodeParameters = {},
	dryRun = false,
): INodeParameters => ({
	platform: 'meta',
	source: 'conversion',
	actionSource: 'website',
	eventSourceUrl: 'https://landing.example.com/offer',
	pending: 'send',
	dryRun,
	options,
});
