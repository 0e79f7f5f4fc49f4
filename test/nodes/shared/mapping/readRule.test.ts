import { readRules } from '../../../../nodes/shared/mapping/readRule';

const DEFAULTS = { platform: 'meta' };
const to = { adCampaignId: 'A' };
const conditionsOf = (row: object) =>
	readRules([{ ...to, ...row }], DEFAULTS)[0]?.conditions.map(({ field, comparison, value }) =>
		[field, comparison, value].join(' '),
	);

describe('conditions of a row', () => {
	it.each([
		[{ trackerCampaignId: 12 }, ['campaignId equals 12']],
		[{ tracker_campaign_id: '12' }, ['campaignId equals 12']],
		[{ 'Tracker Campaign Name': 'Summer_*' }, ['campaignName wildcard Summer_*']],
		[{ trackerCampaign: '/^Sum/i' }, ['campaignName expression ^Sum']],
		[{ flow: '7' }, ['flowId equals 7']],
		[{ flow: 'Main' }, ['flowName equals Main']],
		[{ offer_id: '3', landing_page: 'LP*' }, ['landingPageName wildcard LP*', 'offerId equals 3']],
		[{ trafficSource: 'Facebook' }, ['trafficSourceName equals Facebook']],
		[{ sub_1: 'fb_*', sub_id_30: 'x' }, ['sub_1 wildcard fb_*', 'sub_30 equals x']],
		[{ sub_1: null, sub_2: '', sub_3: ' y ' }, ['sub_3 equals y']],
		[{ default: 'true' }, []],
		// Rules with field, operator and value, as Wevion may hand them out.
		[{ field: 'sub_1', operator: 'prefix', value: 'fb_' }, ['sub_1 startsWith fb_']],
		[{ type: 'sub_1_prefix', value: 'fb_' }, ['sub_1 startsWith fb_']],
		[{ type: 'flow_id', value: '12' }, ['flowId equals 12']],
		[
			{ type: 'campaign_name', match_type: 'wildcard', pattern: 'S_*' },
			['campaignName wildcard S_*'],
		],
		[{ type: 'name_wildcard', pattern: 'Summer_*' }, ['campaignName wildcard Summer_*']],
		[{ type: 'sub', sub_index: 4, operator: 'equals', value: 'a' }, ['sub_4 equals a']],
		[{ type: 'flow', value: '12' }, ['flowId equals 12']],
		[{ conditions: [{ field: 'offerId', operator: 'eq', value: 3 }] }, ['offerId equals 3']],
		[
			{ conditions: '[{"field":"campaignName","comparison":"regex","value":"/^a/"}]' },
			['campaignName expression ^a'],
		],
		[{ conditions: { sub_2: 'x*' } }, ['sub_2 wildcard x*']],
	])('%j', (row, expected) => {
		expect(conditionsOf(row)).toEqual(expected);
	});
});

describe('the ad campaign of a row', () => {
	it.each([
		[{ campaign_id: 'abc-xyz' }, { campaignId: 'abc-xyz', platform: 'meta' }],
		[{ wevionCampaignId: 'abc' }, { campaignId: 'abc' }],
		[
			{ target: { id: '5', name: 'N', platform: 'tiktok' } },
			{ campaignId: '5', campaignName: 'N', platform: 'tiktok' },
		],
		[{ ad_campaign_name: 'Only a name' }, { campaignId: null, campaignName: 'Only a name' }],
		[
			{ adCampaignId: 1, adAccountId: 2 },
			{ campaignId: '1', adAccountId: '2' },
		],
	])('%j', (row, expected) => {
		const [rule] = readRules([{ trackerCampaignId: '1', ...row }], DEFAULTS);
		expect(rule?.target).toMatchObject(expected);
	});
});

describe('the rows together', () => {
	const row = (more: object) => ({ ...to, trackerCampaignId: '1', ...more });
	const numbers = (...rows: object[]) =>
		readRules(rows.map(row), DEFAULTS).map(({ number, name }) => `${number} ${name}`);

	it('come as they are', () =>
		expect(numbers({ rule: 'b' }, { rule: 'a' })).toEqual(['1 b', '2 a']));

	it('or by their order', () =>
		expect(numbers({ rule: 'b', order: 2 }, { rule: 'a', order: '1' })).toEqual(['1 a', '2 b']));

	it.each([[{ toString: 1 }], [[{ valueOf: 1, toString: 1 }]], [null], [{}]])(
		'a switch that is no word, %j, is none',
		(active) => expect(numbers({ rule: 'a', active })).toEqual(['1 a']),
	);

	it.each([{ active: false }, { enabled: 'no' }, { status: 'paused' }, { isActive: 0 }])(
		'without those that are off, which keep their number: %j',
		(off) => expect(numbers({ rule: 'a', ...off }, { rule: 'b' })).toEqual(['2 b']),
	);
});

describe('what is wrong is said with the number of the rule', () => {
	it.each([
		[{ ...to }, 'Rule 2 has no condition'],
		[{ trackerCampaignId: '1' }, 'Rule 2 names no ad campaign'],
		[{ ...to, trackerCampaignId: '1', default: true }, 'Rule 2 is the default and has conditions'],
		[{ ...to, field: 'colour', value: 'x' }, "Rule 2 is about 'colour', which is unknown"],
		[{ ...to, field: 'sub_1', operator: 'sounds', value: 'x' }, "Rule 2 compares by 'sounds'"],
		[{ ...to, trackerCampaign: '/a/g' }, "Rule 2 has the flags 'g'"],
		[{ ...to, landing: 'a', landingPage: 'b' }, 'Rule 2 has two columns for landingPageName'],
	])('%j', (row, words) => {
		const good = { ...to, trackerCampaignId: '9' };
		expect(() => readRules([good, row], DEFAULTS)).toThrow(words);
	});
});
