import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { Detection, type KnownCampaign, type Traffic } from '../../../shared/mapping/detect';
import { rangeFields, readWindow } from '../../../shared/n8n/timeWindow';
import type { WholeCall, WholeOperation } from '../operation';
import { campaignsFrom, whereAsked } from './campaigns.fields';
import { readMapping } from './rules';
import { mappingOptions, rulesFields } from './rules.fields';
import { cellText } from '../../../shared/trackers/rows';

const countClicks: INodeProperties = {
	displayName: 'Count Clicks',
	name: 'countClicks',
	type: 'boolean',
	default: false,
	description:
		'Whether to read the log of clicks as well, to find campaigns that have traffic and no conversions yet. It is long where there is much traffic.',
};

export const detect: WholeOperation = {
	name: 'Detect',
	action: 'Detect gaps in a mapping',
	description: 'Find campaigns that nothing maps, and rules whose campaign is gone or archived',
	fields: [
		campaignsFrom('clicks and conversions'),
		...whereAsked([...rangeFields('conversions'), countClicks]),
		...rulesFields,
		mappingOptions,
	],
	async runWhole(call) {
		const { param } = call;
		const { rules, visit } = readMapping(call);
		const detection = new Detection(rules, visit);
		if (param.text('campaignsFrom') === 'input') readItems(call, detection);
		else await readTracker(call, detection);
		const found = [...detection.unmapped(), ...detection.stale()];
		return [
			found.map(
				(one): INodeExecutionData => ({
					json: one as unknown as IDataObject,
					pairedItem: { item: 0 },
				}),
			),
		];
	},
};

function readItems({ items }: WholeCall, detection: Detection): void {
	for (const { json } of items(0)) {
		if (typeof json.campaign === 'object' && json.campaign !== null) {
			const isClick = json.convertedAt === undefined && json.status === undefined;
			detection.add(json as Traffic, isClick ? 'clicks' : 'conversions');
		} else if (json.id !== undefined && json.id !== null) {
			const { id, name = null, state = null } = json;
			detection.addCampaign({ id: cellText(id), name, state } as KnownCampaign);
		}
	}
}

async function readTracker({ connect, param, cancelled }: WholeCall, detection: Detection) {
	const window = readWindow(param);
	const api = connect();
	api.mustBeAble('campaign');
	api.mustBeAble('conversion');
	const isCounting = param.boolean('countClicks');
	if (isCounting) api.mustBeAble('click');
	const tracker = await api.open();
	for await (const page of tracker.list?.('campaign') ?? []) {
		page.forEach((campaign) => detection.addCampaign(campaign));
		if (cancelled()) return;
	}
	// A row that changes while the pages are read comes twice.
	const seen = new Set<string>();
	for await (const page of tracker.conversions?.(window) ?? []) {
		for (const conversion of page) {
			if (!seen.has(conversion.id)) detection.add(conversion, 'conversions');
			seen.add(conversion.id);
		}
		if (cancelled()) return;
	}
	if (!isCounting) return;
	for await (const page of tracker.clicks?.(window) ?? []) {
		page.forEach((click) => detection.add(click, 'clicks'));
		if (cancelled()) return;
	}
}
