import { TrackerHub } from '../../../nodes/TrackerHub/TrackerHub.node';
import { executeNode, toItems } from '../../harness';
import { campaignsOf, facebook, RULES, run, stranger, summer, to } from './mappingRun';

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

	it('takes what an expression makes of the default campaign, whatever it is', async () => {
		const defaultCampaign = { adCampaignName: { toString: 1 } };
		const { outputs } = await run(
			'apply',
			{ rules: RULES, defaultCampaign },
			{ items: [stranger] },
		);
		expect(outputs[0]?.[0]?.json.attribution).toMatchObject({ campaignName: '{"toString":1}' });
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
