import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { executeNode, toItems } from '../../harness';
import { listTimeless, TIMELESS, TIMELESS_CLICKS } from '../timeless';
import { HubAccount } from './hubAccount';
import { RULES, run, stranger, summer, to } from './mappingRun';

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
	const account = HubAccount.shared();

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

	it.each([
		['suggest', { options: { days: 30 } }, TIMELESS.Keitaro],
		['detect', november, TIMELESS.Keitaro],
		['detect', november, TIMELESS_CLICKS.Keitaro],
	])('%s tells of rows without a time (%#)', async (operation, parameters, timeless) => {
		if (timeless === undefined) throw new Error('There are no such rows of Keitaro');
		listTimeless(account.simulator, timeless);
		const { hints } = await ask(operation, parameters, [{ id: '120200000000000001', name: 'Any' }]);
		account.simulator.alter = undefined;
		expect(hints.map(({ message }) => message)).toContain(timeless.told);
	});

	it('a wrong key is told as ever', async () => {
		const setup = account.setup({ resource: 'mapping', operation: 'detect' }, { apiKey: 'other' });
		await expect(executeNode(setup)).rejects.toThrow('Keitaro did not accept the key (401)');
	});
});
