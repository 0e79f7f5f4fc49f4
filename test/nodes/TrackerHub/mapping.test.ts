import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { TrackerHub } from '../../../nodes/TrackerHub/TrackerHub.node';
import {
	executeNode,
	NoOp,
	packageTypeName,
	runWorkflow,
	runWorkflowFile,
	toItems,
} from '../../harness';
import { HubAccount } from './hubAccount';

const to = (adCampaignId: string, field: string, comparison: string, value: string) => ({
	...{ adCampaignId, adCampaignName: '', adAccountId: '', name: '', platform: 'meta' },
	conditions: { items: [{ field, comparison, value }] },
});

const RULES = {
	items: [to('A1', 'campaignName', 'wildcard', 'Summer_*'), to('A2', 'sub_1', 'startsWith', 'fb_')],
};

const summer = { id: 'c1', campaign: { id: '1', name: 'Summer_DE', state: 'active' }, subIds: {} };
const facebook = { id: 'c2', campaign: { id: '2', name: 'Other' }, subIds: { sub_1: 'FB_x' } };
const stranger = { id: 'c3', campaign: { id: '3', name: 'Stranger' }, subIds: {} };

interface Options {
	items?: IDataObject[];
	second?: IDataObject[];
	continueOnFail?: boolean;
}

async function run(operation: string, parameters: object, options: Options = {}) {
	const { items = [summer], second, continueOnFail } = options;
	return await executeNode({
		node: new TrackerHub(),
		parameters: { resource: 'mapping', operation, ...parameters } as INodeParameters,
		items: toItems(...items),
		...(second && { furtherInputs: [toItems(...second)] }),
		continueOnFail,
	});
}

const campaignsOf = (items: Array<{ json: IDataObject }> = []) =>
	items.map(({ json }) => [json.id, (json.attribution as IDataObject | null)?.campaignId]);

describe('Apply', () => {
	it('puts what is mapped and what is not on outputs of their own, each linked to its item', async () => {
		const items = [stranger, facebook, summer];
		const { outputs, hints } = await run('apply', { rules: RULES }, { items });
		expect(outputs).toHaveLength(2);
		expect(outputs[0]).toEqual([
			{
				json: { ...facebook, attribution: expect.objectContaining({ campaignId: 'A2' }) },
				pairedItem: { item: 1 },
			},
			{
				json: {
					...summer,
					attribution: {
						...{ platform: 'meta', adAccountId: null, campaignId: 'A1', campaignName: null },
						...{ rule: 'Rule 1', level: 'campaign' },
					},
				},
				pairedItem: { item: 2 },
			},
		]);
		expect(outputs[1]).toEqual([
			{ json: { ...stranger, attribution: null }, pairedItem: { item: 0 } },
		]);
		expect(hints.map(({ message }) => message)).toEqual(['2 mapped (0 by the visit), 1 unmapped']);
	});

	it('sends what no rule takes to the default campaign', async () => {
		const { outputs } = await run(
			'apply',
			{ rules: RULES, defaultCampaign: { adCampaignName: 'Rest', platform: 'tiktok' } },
			{ items: [stranger] },
		);
		expect(outputs[0]?.[0]?.json.attribution).toMatchObject({
			...{ platform: 'tiktok', campaignName: 'Rest', rule: 'Default Campaign' },
		});
	});

	it('lets the visit decide, unless told otherwise', async () => {
		const visit = { ...summer, subIds: { sub_4: '120200000000000009' } };
		const options = { campaignSubId: 4, visitPlatform: 'meta' };
		const first = await run('apply', { rules: RULES, options }, { items: [visit] });
		expect(campaignsOf(first.outputs[0])).toEqual([['c1', '120200000000000009']]);
		const off = { ...options, useVisit: false };
		const second = await run('apply', { rules: RULES, options: off }, { items: [visit] });
		expect(campaignsOf(second.outputs[0])).toEqual([['c1', 'A1']]);
	});

	it('takes upper and lower case to matter when told so', async () => {
		const parameters = { rules: RULES, options: { matchCase: true } };
		const { outputs } = await run('apply', parameters, { items: [facebook] });
		expect(outputs.map((items) => items.length)).toEqual([0, 1]);
	});

	const ROWS = [
		{ rule: 'Summer', trackerCampaignName: 'Summer_*', adCampaignId: 'A1', order: 2 },
		{ rule: 'Facebook', sub_1: 'fb_*', adCampaignId: 'A2', order: 1 },
	];

	it('takes rules from the second input, one item each', async () => {
		const items = [facebook, summer, stranger];
		const options = { rowPlatform: 'snapchat' };
		const { outputs } = await run(
			'apply',
			{ rulesFrom: 'input', options },
			{ items, second: ROWS },
		);
		expect(campaignsOf(outputs[0])).toEqual([
			['c2', 'A2'],
			['c1', 'A1'],
		]);
		expect(outputs[0]?.[0]?.json.attribution).toMatchObject({
			...{ rule: 'Facebook', platform: 'snapchat' },
		});
		expect(outputs[1]).toHaveLength(1);
	});

	it('takes mappings as Wevion has them', async () => {
		const second = [{ tracker_campaign_id: 1, wevion_campaign_id: 'abc-xyz', platform: 'google' }];
		const { outputs } = await run('apply', { rulesFrom: 'input' }, { second });
		expect(outputs[0]?.[0]?.json.attribution).toMatchObject({
			...{ campaignId: 'abc-xyz', platform: 'google' },
		});
	});

	it.each([undefined, []])('says so when no rules came in: %j', async (second) => {
		const { outputs, hints } = await run('apply', { rulesFrom: 'input' }, { second });
		expect(outputs.map((items) => items.length)).toEqual([0, 1]);
		expect(hints[0]?.message).toContain('No rules came in on the second input');
	});

	it('tells of rules that repeat, contradict or hide one another, by number', async () => {
		const [first] = RULES.items;
		const items = [
			first,
			{ ...first, adCampaignId: 'A9' },
			first,
			to('A3', 'campaignName', 'equals', 'Summer_DE'),
		];
		const { hints } = await run('apply', { rules: { items } });
		expect(hints.map(({ message }) => message).slice(0, 3)).toEqual([
			expect.stringMatching(/^Rule 2 has the same conditions as Rule 1 but another ad campaign/),
			expect.stringMatching(/^Rule 3 says the same as Rule 1/),
			expect.stringMatching(/^Rule 4 can never match: Rule 1 comes before it/),
		]);
	});

	it('tells of ten such rules one by one', async () => {
		const items = Array.from({ length: 15 }, () => RULES.items[0]);
		const { hints } = await run('apply', { rules: { items } });
		expect(hints).toHaveLength(12);
		expect(hints[10]?.message).toBe('4 more rules repeat, contradict or hide one another');
	});

	const bad = { items: [RULES.items[0], to('A2', 'campaignName', 'expression', '(a+)+$')] };

	it.each([
		[{ rules: bad }, [], /^Rule 2 cannot be used: its regular expression '\(a\+\)\+\$' could take/],
		[{ rules: { items: [to('', 'sub_1', 'equals', 'x')] } }, [], /^Rule 1 names no ad campaign/],
		[{ rules: { items: [{ adCampaignId: 'A' }] } }, [], /^Rule 1 has no condition/],
		[{ defaultCampaign: { adAccountId: '1' } }, [], /^Rule 1 names no ad campaign/],
		[{ rulesFrom: 'input' }, [{ adCampaignId: 'A' }], /^Rule 1 has no condition/],
	])('%j stops with the number of the rule', async (parameters, second, words) => {
		const running = run('apply', parameters, { second });
		await expect(running).rejects.toMatchObject({
			message: expect.stringMatching(words),
			description: expect.stringContaining('Correct the rule'),
		});
	});

	it('passes every item on as unmapped, with the error, when it is to go on', async () => {
		const items = [summer, stranger];
		const { outputs } = await run('apply', { rules: bad }, { items, continueOnFail: true });
		expect(outputs[0]).toEqual([]);
		expect(outputs[1]?.map(({ json, pairedItem }) => [json.id, json.error, pairedItem])).toEqual([
			['c1', expect.stringContaining('Rule 2'), { item: 0 }],
			['c3', expect.stringContaining('Rule 2'), { item: 1 }],
		]);
	});

	it.each([
		[{ foo: 1 }, 'Item 1 is no conversion', 'It has none of campaign'],
		[{ campaign: 'Summer' }, 'Item 1 is a simplified conversion', "Turn off 'Simplify'"],
	])('names an item that is no conversion: %j', async (item, message, description) => {
		const items = [summer, item];
		const running = run('apply', { rules: RULES }, { items });
		await expect(running).rejects.toMatchObject({
			...{ message, description: expect.stringContaining(description) },
			context: expect.objectContaining({ itemIndex: 1 }),
		});
		const going = await run('apply', { rules: RULES }, { items, continueOnFail: true });
		expect(going.outputs.map((own) => own.map(({ json }) => json.error))).toEqual([
			[undefined],
			[message],
		]);
	});

	it('leaves its input as it was', async () => {
		const items = toItems(summer);
		await executeNode({
			node: new TrackerHub(),
			parameters: { resource: 'mapping', operation: 'apply', rules: RULES },
			items,
		});
		expect(items).toEqual(toItems(summer));
	});
});

describe('Explain', () => {
	it('says of each conversion what every rule made of it', async () => {
		const items = [stranger, summer];
		const { outputs } = await run('explain', { rules: RULES }, { items });
		expect(outputs).toHaveLength(1);
		expect(outputs[0]).toMatchObject([
			{ json: { id: 'c3', attribution: null, findings: [] }, pairedItem: { item: 0 } },
			{
				json: {
					...{ id: 'c1', attribution: { campaignId: 'A1' } },
					rules: [
						{ rule: 1, matched: true },
						{ rule: 2, matched: false, why: expect.stringContaining('it is absent') },
					],
				},
				pairedItem: { item: 1 },
			},
		]);
	});

	it('goes on after an item that is no conversion', async () => {
		const { outputs } = await run(
			'explain',
			{ rules: RULES },
			{ items: [{}, summer], continueOnFail: true },
		);
		expect(outputs[0]?.map(({ json }) => json.error)).toEqual([
			'Item 0 is no conversion',
			undefined,
		]);
	});
});

describe('Suggest', () => {
	const ads = [
		{ id: '120200000000000001', name: 'Winter | AT', account_id: '7' },
		{ id: '120200000000000002', name: 'Summer DE - CBO' },
	];
	const fromInput = { campaignsFrom: 'input' };

	it('proposes rows that are rules as they stand', async () => {
		const items = [
			{ id: '5', name: 'summer_de' },
			{ id: '6', name: 'Nobody' },
			{ id: '7', name: 'winter_AT' },
		];
		const { outputs, hints } = await run('suggest', fromInput, { items, second: ads });
		expect(outputs[0]).toHaveLength(2);
		expect(outputs[0]).toEqual(
			expect.arrayContaining([
				{
					json: {
						...{ rule: 'summer_de', trackerCampaignId: '5', platform: 'meta', adAccountId: null },
						...{ adCampaignId: '120200000000000002', adCampaignName: 'Summer DE - CBO' },
						...{ score: expect.any(Number), reason: expect.stringContaining('alike') },
					},
					pairedItem: [
						{ item: 0, input: 0 },
						{ item: 1, input: 1 },
					],
				},
			]),
		);
		expect(hints[0]?.message).toBe('2 suggestions; 1 campaigns without one');
		const rows = (outputs[0] ?? []).map(({ json }) => json);
		const applied = await run(
			'apply',
			{ rulesFrom: 'input' },
			{
				items: [{ campaign: { id: '7', name: 'renamed' } }],
				second: rows,
			},
		);
		expect(applied.outputs[0]?.[0]?.json.attribution).toMatchObject({
			...{ campaignId: '120200000000000001', rule: 'winter_AT' },
		});
	});

	it('returns those without a suggestion when asked, and none below the score', async () => {
		const options = { includeWithout: true, minimumScore: 1 };
		const items = [{ id: '5', name: 'summer_de' }];
		const { outputs } = await run('suggest', { ...fromInput, options }, { items, second: ads });
		expect(outputs[0]).toMatchObject([{ json: { adCampaignId: null, score: 0 } }]);
	});

	it.each([
		[[{ id: '1', name: 'a' }], [], 'No ad campaigns came in on the second input'],
		[[{}], ads, 'No tracker campaigns were found'],
		[
			[{ id: '1', name: 'a' }],
			[{ data: Array.from({ length: 1_001 }, (_, id) => ({ id, name: `n${id}` })) }],
			'1001 ad campaigns came in on the second input',
		],
	])('says what is missing (%#)', async (items, second, words) => {
		await expect(run('suggest', fromInput, { items, second })).rejects.toThrow(words);
	});
});

describe('Detect', () => {
	it('finds what is unmapped and what is gone among the items of the first input', async () => {
		const items = [
			{ id: '1', name: 'Summer_DE', state: 'active' },
			{ ...summer, revenue: 5, currency: 'EUR', convertedAt: '2026-11-01T00:00:00.000Z' },
			{ ...stranger, revenue: 7, currency: 'EUR', status: 'confirmed' },
			{ ...stranger, id: 'click' },
		];
		const rules = { items: [...RULES.items, to('A', 'campaignId', 'equals', '99')] };
		const parameters = { campaignsFrom: 'input', rules };
		const { outputs } = await run('detect', parameters, { items });
		expect(outputs[0]?.map(({ json }) => json)).toMatchObject([
			{ finding: 'unmapped', campaignId: '3', conversions: 1, clicks: 1, unmappedRevenue: 7 },
			{ finding: 'gone', rule: 3 },
		]);
	});
});

describe('asking the tracker', () => {
	let account: HubAccount;
	beforeAll(async () => {
		account = await HubAccount.start();
	});
	afterAll(async () => await account.stop());

	const ask = async (operation: string, parameters: object, second: IDataObject[] = []) =>
		await executeNode({
			...account.setup({
				...{ resource: 'mapping', operation, ...parameters },
			} as INodeParameters),
			furtherInputs: [toItems(...second)],
		});

	const november = { dateRange: 'custom', from: '2026-08-01', to: '2026-11-20', countClicks: true };

	it('Detect finds every campaign of its log while there are no rules', async () => {
		const { outputs } = await ask('detect', { ...november, options: { useVisit: false } });
		const found = outputs[0]?.map(({ json }) => json) ?? [];
		const { truth } = account.simulator.account;
		const clicked = new Set(
			Array.from({ length: truth.clickCount }, (_, at) => String(truth.click(at).campaign.id)),
		);
		expect(new Set(found.map(({ campaignId }) => campaignId))).toEqual(clicked);
		const revenues = found.map(({ unmappedRevenue }) => Number(unmappedRevenue ?? 0));
		expect(revenues).toEqual([...revenues].sort((a, b) => b - a));
		expect(revenues[0]).toBeGreaterThan(0);
	});

	it('Suggest compares its campaigns in use', async () => {
		const [campaign] = account.simulator.account.collection('campaigns').list(false);
		const ad = { id: '120200000000000001', name: String(campaign?.name) };
		const { outputs } = await ask('suggest', { options: { days: 30 } }, [ad]);
		expect(outputs[0]?.[0]?.json).toMatchObject({
			...{ trackerCampaignId: String(campaign?.id), adCampaignId: ad.id },
		});
	});

	it('a wrong key is told as ever', async () => {
		const setup = account.setup({ resource: 'mapping', operation: 'detect' }, { apiKey: 'other' });
		await expect(executeNode(setup)).rejects.toThrow('Keitaro did not accept the key (401)');
	});
});

describe('in a workflow', () => {
	const { description } = new TrackerHub();

	it('other operations keep their one input and output', async () => {
		const { run: finished } = await runWorkflow({
			node: new TrackerHub(),
			parameters: { resource: 'postbackUrl', operation: 'get' },
		});
		const data = finished.data.resultData.runData['Tracker Hub']?.[0]?.data?.main;
		expect(data).toHaveLength(1);
		expect(data?.[0]).toHaveLength(1);
	});

	it.each([
		[{ operation: 'apply' }, ['keitaroApi'], false],
		[{ operation: 'explain' }, ['keitaroApi'], false],
		[{ operation: 'detect', campaignsFrom: 'input' }, ['keitaroApi'], false],
		[{ operation: 'detect', campaignsFrom: 'tracker' }, ['keitaroApi'], true],
	])('%j asks for a credential: %s %s', (parameters, [name], isAsked) => {
		const credential = description.credentials?.find((one) => one.name === name);
		const all = { tracker: 'keitaro', resource: 'mapping', ...parameters };
		expect(credential && NodeHelpers.displayParameter(all, credential, null, description)).toBe(
			isAsked,
		);
	});

	const hub = (parameters: object) => ({
		...{ id: 'hub', name: 'Mapping', type: packageTypeName(new TrackerHub()), typeVersion: 1 },
		position: [400, 0] as [number, number],
		parameters: { resource: 'mapping', ...parameters } as INodeParameters,
	});
	const noOp = (name: string, y: number) => ({
		...{ id: name, name, type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} },
		position: [0, y] as [number, number],
	});
	const link = (node: string, index = 0) => ({ node, type: 'main' as const, index });

	it('waits for both inputs and hands each output to its own node', async () => {
		const { runData, error } = await runWorkflowFile({
			nodes: [
				noOp('Start', 0),
				noOp('Rules', 100),
				hub({ operation: 'apply', rulesFrom: 'input' }),
				noOp('Mapped', 0),
				noOp('Unmapped', 100),
			],
			connections: {
				Start: { main: [[link('Rules'), link('Mapping')]] },
				Rules: { main: [[link('Mapping', 1)]] },
				Mapping: { main: [[link('Mapped')], [link('Unmapped')]] },
			},
			types: {
				[packageTypeName(new TrackerHub())]: new TrackerHub(),
				'n8n-nodes-base.noOp': new NoOp(),
			},
			start: 'Start',
			// The same items are conversions on the one way and rules on the other.
			items: toItems(
				{ ...summer, trackerCampaignName: 'Summer*', adCampaignId: 'A1' },
				{ ...stranger, sub_1: 'never', adCampaignId: 'A2' },
			),
		});
		expect(error).toBeUndefined();
		const ids = (name: string) => runData[name]?.[0]?.data?.main?.[0]?.map(({ json }) => json.id);
		expect(runData.Mapping).toHaveLength(1);
		expect(ids('Mapped')).toEqual(['c1']);
		expect(ids('Unmapped')).toEqual(['c3']);
	});

	it('hands items that fail to the error output', async () => {
		const { runData } = await runWorkflow({
			node: new TrackerHub(),
			parameters: { resource: 'mapping', operation: 'apply', rules: RULES } as INodeParameters,
			items: toItems(summer, { foo: 1 }),
			continueOnFail: 'errorOutput',
		});
		const outputs = runData['Tracker Hub']?.[0]?.data?.main ?? [];
		expect(outputs.map((items) => items?.length ?? 0)).toEqual([1, 0, 1]);
	});
});
