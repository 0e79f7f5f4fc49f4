import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { KeitaroApi } from '../../../credentials/KeitaroApi.credentials';
import { hook, type HookResult } from '../../harness';
import { KeitaroSimulator } from '../../simulators/keitaro';
import { credentials, node } from './setup';

/** Postbacks of others, with fields and an order that we know nothing of. */
const OTHERS = [
	{ url: 'https://a.example.com/pb?c={subid}&x={_tid}', method: 'GET', statuses: ['sale'] },
	{
		method: 'POST',
		statuses: [],
		url: 'https://b.example.com/ß?q=%7Bsubid%7D',
		label: { deep: [1, null, '1.00'] },
	},
	{
		statuses: ['lead', 'rejected'],
		url: 'https://n8n.example.com/webhook/other/postback?secret=x',
		method: 'GET',
		custom: 'ü',
	},
];

export const simulator = new KeitaroSimulator({ conversions: 10 });

/** Three campaigns, each with the postbacks of others. */
export let campaignIds: number[] = [];

const campaigns = () => simulator.account.collection('campaigns');
export const sources = () => simulator.account.collection('traffic_sources');
const postbacksOf = (id: number | undefined) => campaigns().get(id ?? 0).postbacks as IDataObject[];

/** Before each test: a tracker in order, in which others have entered their postbacks. */
export function enterOthers(): void {
	simulator.behave();
	campaignIds = campaigns()
		.list(false)
		.slice(0, 3)
		.map(({ id }) => Number(id));
	for (const id of campaignIds) campaigns().update(id, { postbacks: structuredClone(OTHERS) });
}

/** What others entered, as the tracker holds it now, in bytes. */
export const bytesOfOthers = (id: number | undefined) =>
	JSON.stringify(postbacksOf(id).filter(({ url }) => !String(url).includes('webhook-1')));

/** What this workflow entered. */
export const own = (id: number | undefined) =>
	postbacksOf(id).filter(({ url }) => String(url).includes('webhook-1'));

interface Step {
	register?: INodeParameters;
	secrets?: IDataObject;
	staticData?: IDataObject;
	url?: string;
	isTest?: boolean;
	activation?: 'init' | 'activate';
}

/** The panel, set to these campaigns. */
export const inCampaigns = (ids: unknown[]): INodeParameters => ({
	register: 'campaigns',
	registerCampaigns: ids.map(String),
});

/** One call of n8n, with the credentials. */
export async function step(
	method: 'checkExists' | 'create' | 'delete',
	{ register, secrets, staticData, url, isTest, activation }: Step = {},
): Promise<HookResult> {
	return await hook({
		node,
		method,
		isTest,
		activation,
		parameters: {
			tracker: 'keitaro',
			...(register ?? inCampaigns(campaignIds.slice(0, 2))),
		},
		credentials: {
			...credentials(secrets),
			keitaroApi: {
				instance: new KeitaroApi(),
				data: {
					url: url ?? simulator.url,
					apiKey: simulator.apiKey,
					currency: 'USD',
					ignoreSslIssues: false,
				},
			},
		},
		staticData,
	});
}

/** n8n's order: asks, creates where there is nothing, keeps the static data. */
export async function publish(options: Step = {}): Promise<IDataObject> {
	const asked = await step('checkExists', options);
	if (asked.result) return asked.staticData;
	return (await step('create', { ...options, staticData: asked.staticData })).staticData;
}
