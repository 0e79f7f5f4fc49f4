import { attribute } from '../../../../nodes/shared/mapping/attribute';
import { explain } from '../../../../nodes/shared/mapping/explain';
import type { Mappable } from '../../../../nodes/shared/mapping/fields';
import { RuleSet } from '../../../../nodes/shared/mapping/ruleSet';
import { condition, NO_VISIT, rule, VISIT } from './examples';

const META_ID = '120200000000000001';
const AD = '120200000000000003';
const named = rule(1, [condition('campaignName', 'wildcard', 'Summer_*')], META_ID);
const RULES = new RuleSet([
	{ ...named, target: { ...named.target, adAccountId: '7', campaignName: 'Summer DE' } },
]);
const summer = { campaign: { id: '12', name: 'Summer_DE' } };
const url = (query: string) => ({ pageUrl: `https://l.example.com/p?${query}` });
const at = (from: Mappable, settings = VISIT) => attribute(from, RULES, settings)?.attribution;

describe('the visit decides first', () => {
	it.each([
		[
			'campaign id in the URL',
			url(`fbclid=x&utm_source=fb&campaign_id=999900000000000001`),
			'999900000000000001',
			'meta',
		],
		['utm_id', url(`utm_source=facebook&utm_id=999900000000000001`), '999900000000000001', 'meta'],
		[
			'an id in utm_campaign',
			url(`utm_source=tiktok&utm_campaign=1799900000000000001`),
			'1799900000000000001',
			'tiktok',
		],
		['auto-tagging of Google', url('gad_campaignid=21234567890'), '21234567890', 'google'],
		[
			'the click id of a platform',
			{ ...url('campaignid=21234567890'), adClickIds: { gclid: 'x' } },
			'21234567890',
			'google',
		],
		[
			'the name of the traffic source',
			{ ...url('campaign_id=21234567'), trafficSource: { name: 'Google Ads' } },
			'21234567',
			'google',
		],
		[
			'the referrer',
			{ referrer: 'https://r.example.com/?utm_source=ig&utm_id=999900000000000001#x' },
			'999900000000000001',
			'meta',
		],
	])('by %s', (_, from, campaignId, platform) => {
		expect(at({ ...summer, ...from })).toEqual({
			...{ platform, adAccountId: null, campaignId, campaignName: null },
			...{ rule: null, level: 'visit' },
		});
	});

	it('and what the rules know of its campaign is added', () => {
		expect(at(url(`campaign_id=${META_ID}`))).toMatchObject({
			...{ platform: 'meta', adAccountId: '7', campaignName: 'Summer DE', level: 'visit' },
		});
		expect(at(url('utm_campaign=summer+de'))).toMatchObject({
			campaignId: META_ID,
			level: 'visit',
		});
	});

	it('with the ad set and the ad', () => {
		const query = `utm_source=fb&utm_id=${META_ID}&utm_term=120200000000000002&utm_content=${AD}`;
		expect(at(url(query))).toMatchObject({ adSetId: '120200000000000002', adId: AD });
	});

	it('by an ad alone, the campaign from the rules', () => {
		const from = { ...summer, ...url(`ad_id=${AD}`) };
		expect(at(from)).toMatchObject({
			...{ level: 'visit', adId: AD, campaignId: META_ID, rule: 'Rule 1' },
		});
		const other = { campaign: { name: 'Winter' }, ...url(`fbclid=1&utm_source=fb&ad_id=${AD}`) };
		expect(at(other)).toMatchObject({ platform: 'meta', campaignId: null, adId: AD, rule: null });
	});

	it('by the sub-ID that is said to carry it', () => {
		const settings = { ...VISIT, platform: 'taboola', subIds: { campaign: 'sub_4' } };
		const from = { ...summer, subIds: { sub_4: '12345678' } };
		expect(at(from, settings)).toMatchObject({ platform: 'taboola', campaignId: '12345678' });
		expect(at(from)).toMatchObject({ level: 'campaign' });
	});
});

describe('the visit does not decide', () => {
	it.each([
		['a macro nobody replaced', url('campaign_id={{campaign.id}}')],
		['a number too short for an id', url('campaign_id=12345')],
		[
			"the tracker's own id",
			{ ...url('campaign_id=1234567890'), campaign: { id: '1234567890', name: 'Summer_X' } },
		],
		['words', url('utm_campaign=other&utm_content=blue&creative=big')],
		['nothing behind the name', url('campaign_id=&utm_id')],
		['broken encoding', url('campaign_id=%E0%A4%A')],
		['no URL', { pageUrl: 'https://l.example.com' }],
	])('by %s', (_, from) => {
		expect(at({ ...summer, ...from })).toMatchObject({ level: 'campaign', rule: 'Rule 1' });
	});

	it('when it is not to be used', () => {
		expect(
			at({ ...summer, ...url('utm_source=fb&utm_id=999900000000000001') }, NO_VISIT),
		).toMatchObject({
			level: 'campaign',
		});
	});

	it('and nothing at all is no attribution', () => {
		expect(at({ campaign: { name: 'Winter' } })).toBeUndefined();
		expect(at({})).toBeUndefined();
	});
});

describe('explained', () => {
	const rules = new RuleSet([
		rule(1, [condition('sub_3', 'startsWith', 'fb_'), condition('campaignId', 'equals', '12')]),
		rule(2, [condition('campaignName', 'expression', '^sum')]),
		rule(3, []),
	]);

	it('every rule is tried, also behind the first that matches', () => {
		expect(explain({ ...summer, subIds: { sub_3: 'tt_1' } }, rules, VISIT)).toMatchObject({
			attribution: { campaignId: 'A2', rule: 'Rule 2' },
			outcome: 'Rule 2 is the first that matches: A2 on meta',
			visit: 'The visit carried no id of a campaign, ad set or ad',
			rules: [
				{
					rule: 1,
					matched: false,
					why: "Does not match: not fulfilled is sub_3 starts with 'fb_': it is 'tt_1'",
				},
				{
					rule: 2,
					matched: true,
					why: "Matches: campaign name matches '/^sum/': it is 'Summer_DE'",
				},
				{ rule: 3, matched: true, why: 'Matches whatever comes: it has no conditions' },
			],
		});
	});

	it('what the visit carried is told, and where', () => {
		const from = { ...summer, ...url(`utm_source=fb&utm_id=999900000000000001&utm_campaign=Name`) };
		const { outcome, visit } = explain(from, rules, VISIT);
		expect(outcome).toBe('The visit itself carried the ad: Name on meta');
		expect(visit).toContain('campaign 999900000000000001 (utm_id in pageUrl)');
		expect(explain(from, rules, NO_VISIT).visit).toBe('Ids in the visit are not used');
	});

	it('that nothing matches is told', () => {
		const { outcome, attribution } = explain({}, RULES, VISIT);
		expect(attribution).toBeNull();
		expect(outcome).toBe('Unmapped: the visit carried no ad and none of 1 rules matches');
	});
});
