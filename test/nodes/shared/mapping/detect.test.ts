import { Detection } from '../../../../nodes/shared/mapping/detect';
import { RuleSet } from '../../../../nodes/shared/mapping/ruleSet';
import { condition, rule, VISIT } from './examples';

const rules = new RuleSet([
	rule(1, [condition('campaignId', 'equals', '1')]),
	rule(2, [condition('campaignId', 'equals', '2')]),
	rule(3, [condition('campaignId', 'equals', '3')]),
	rule(4, [condition('campaignName', 'wildcard', 'Nobody*')]),
	rule(5, [condition('sub_1', 'startsWith', 'fb_')]),
]);

const sale = (id: string, revenue: number | null, currency = 'EUR') => ({
	...{ campaign: { id, name: `C${id}` }, revenue, currency },
});

it('finds campaigns that nothing maps, the highest revenue first', () => {
	const detection = new Detection(rules, VISIT);
	detection.addCampaign({ id: '8', name: 'C8', state: 'paused' });
	detection.add(sale('1', 100), 'conversions');
	detection.add(sale('8', 5), 'conversions');
	detection.add(sale('8', 7), 'conversions');
	detection.add(sale('8', 900, 'RUB'), 'conversions');
	detection.add({ ...sale('8', 50), subIds: { sub_1: 'fb_1' } }, 'conversions');
	detection.add(sale('9', 40), 'conversions');
	detection.add(sale('7', null), 'clicks');
	detection.add({ campaign: null }, 'clicks');
	expect(detection.unmapped()).toEqual([
		expect.objectContaining({ campaignId: '9', unmappedRevenue: 40, currency: 'EUR' }),
		{
			...{ finding: 'unmapped', campaignId: '8', campaignName: 'C8', state: 'paused' },
			...{
				clicks: 0,
				conversions: 4,
				unmappedConversions: 3,
				unmappedRevenue: 12,
				currency: 'EUR',
			},
			message:
				'3 of 4 conversions belong to no ad campaign; add a rule for the campaign, or run Suggest',
		},
		expect.objectContaining({ campaignId: '7', clicks: 1, unmappedRevenue: null }),
	]);
});

it('finds rules whose campaign is gone or in the archive', () => {
	const detection = new Detection(rules, VISIT);
	detection.addCampaign({ id: '1', name: 'C1', state: 'active' });
	detection.addCampaign({ id: '2', name: 'C2', state: 'archived' });
	expect(detection.stale()).toMatchObject([
		{ finding: 'archived', rule: 2, campaignName: 'C2' },
		{
			finding: 'gone',
			rule: 3,
			message: expect.stringContaining("Rule 3 maps 'campaign ID is '3''"),
		},
		{ finding: 'matchesNothing', rule: 4 },
	]);
});

it('says nothing of rules when it knows no campaigns', () => {
	expect(new Detection(rules, VISIT).stale()).toEqual([]);
});
