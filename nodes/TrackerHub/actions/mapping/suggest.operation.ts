import { optionsCollection } from '../../../shared/n8n/collections';
import { DateTime } from 'luxon';
import type {
	IDataObject,
	INodeExecutionData,
	INodeProperties,
	IPairedItemData,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { notice } from '../../../shared/n8n/fields';
import {
	readAdCampaigns,
	suggest as suggestionsFor,
	TrackerCampaigns,
	type AdCampaign,
	type Suggestion,
} from '../../../shared/mapping/suggest';
import type { WholeCall, WholeOperation } from '../operation';
import { campaignsFrom } from './campaigns.fields';
import { LIST_INPUT } from './rules';
import { PLATFORM_OPTIONS } from './rules.fields';

/** The time of pairing grows with the cube of it. */
const MOST_CAMPAIGNS = 1_000;

const fields: INodeProperties[] = [
	notice(
		'suggestNotice',
		'Nothing is saved: look through the suggestions, then keep the right ones as rules, such as rows of a Data Table',
	),
	campaignsFrom('clicks or conversions'),
	{
		displayName: 'Ad Platform',
		name: 'adPlatform',
		type: 'options',
		options: PLATFORM_OPTIONS,
		default: 'meta',
		description: 'Platform of the ad campaigns on the second input whose items name none',
	},
	optionsCollection([
		{
			displayName: 'Days of Conversions',
			name: 'days',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 7,
			displayOptions: { show: { '/campaignsFrom': ['tracker'] } },
			description:
				"How far back to look for ad platforms' IDs in conversions of the tracker; 0 for not at all",
		},
		{
			displayName: 'Include Campaigns Without Suggestion',
			name: 'includeWithout',
			type: 'boolean',
			default: false,
			description: 'Whether to return tracker campaigns that nothing fits as well',
		},
		{
			displayName: 'Minimum Score',
			name: 'minimumScore',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
			default: 0.3,
			description: 'How sure a suggestion must be, from 0 to 1',
		},
	]),
];

export const suggest: WholeOperation = {
	name: 'Suggest',
	action: 'Suggest a mapping',
	description: 'Propose which ad campaign each tracker campaign belongs to, to be reviewed',
	fields,
	async runWhole(call) {
		const { context, items, param } = call;
		const options = param.fields('options');
		const ads = readAds(items(LIST_INPUT), param.text('adPlatform'));
		const trackers = await readTrackers(call, Number(options.days ?? 7));
		for (const [count, what] of [
			[ads.length, 'ad campaigns came in on the second input'],
			[trackers.list.length, 'tracker campaigns were found'],
		] as const) {
			if (count > 0 && count <= MOST_CAMPAIGNS) continue;
			const message = count === 0 ? `No ${what}` : `${count} ${what}`;
			const description =
				count === 0
					? 'Connect a node that gives one item a campaign, with an ID and a name'
					: `At most ${MOST_CAMPAIGNS} can be compared with one another: filter them before`;
			throw new NodeOperationError(context.getNode(), message, { description });
		}
		const found = suggestionsFor(
			trackers.list,
			ads.map(({ ad }) => ad),
		);
		const least = Number(options.minimumScore ?? 0.3);
		const fitting = found.filter(({ ad, score }) => ad !== null && score >= least);
		const others = found.filter((one) => !fitting.includes(one));
		const message = `${fitting.length} suggestions; ${others.length} campaigns without one`;
		context.addExecutionHints({ message, location: 'outputPane' });
		const placeOf = new Map(ads.map(({ ad, item }) => [ad, item]));
		const links = ({ tracker, ad }: Suggestion): IPairedItemData[] => [
			...(trackers.itemOf.has(tracker.id)
				? [{ item: trackers.itemOf.get(tracker.id) ?? 0, input: 0 }]
				: []),
			...(ad ? [{ item: placeOf.get(ad) ?? 0, input: LIST_INPUT }] : []),
		];
		const rows = [
			...fitting.sort((a, b) => b.score - a.score),
			...(options.includeWithout === true
				? others.map((one) => ({ ...one, ad: null, score: 0 }))
				: []),
		];
		return [rows.map((one): INodeExecutionData => ({ json: toRow(one), pairedItem: links(one) }))];
	},
};

/** A row that is a rule as it stands. */
const toRow = ({ tracker, ad, score, reason }: Suggestion): IDataObject => ({
	rule: tracker.name || tracker.id,
	trackerCampaignId: tracker.id,
	platform: ad?.platform ?? null,
	adAccountId: ad?.adAccountId ?? null,
	adCampaignId: ad?.id ?? null,
	adCampaignName: ad?.name ?? null,
	...{ score, reason },
});

function readAds(items: readonly INodeExecutionData[], platform: string) {
	return items.flatMap(
		({ json }, item): Array<{ ad: AdCampaign; item: number }> =>
			readAdCampaigns(json, platform).map((ad) => ({ ad, item })),
	);
}

/** Campaigns in use, with the item that first told of each. */
async function readTrackers({ connect, param, items, cancelled }: WholeCall, days: number) {
	const campaigns = new TrackerCampaigns();
	const itemOf = new Map<string, number>();
	if (param.text('campaignsFrom') === 'input') {
		items(0).forEach(({ json }, item) => {
			const id = campaigns.add(json);
			if (id !== undefined && !itemOf.has(id)) itemOf.set(id, item);
		});
		return { list: campaigns.list, itemOf };
	}
	const api = connect();
	api.mustBeAble('campaign');
	const tracker = await api.open({ includeRaw: true });
	for await (const page of tracker.list?.('campaign') ?? []) {
		page
			.filter(({ state }) => state === null || state === 'active' || state === 'paused')
			.forEach((entity) => campaigns.add({ ...entity }));
		if (cancelled()) break;
	}
	const inUse = new Set(campaigns.list.map(({ id }) => id));
	if (days > 0 && tracker.conversions !== undefined) {
		for await (const page of tracker.conversions({ from: DateTime.utc().minus({ days }) })) {
			page
				.filter(({ campaign }) => inUse.has(campaign.id ?? ''))
				.forEach((conversion) => campaigns.add({ ...conversion }));
			if (cancelled()) break;
		}
	}
	return { list: campaigns.list, itemOf };
}
