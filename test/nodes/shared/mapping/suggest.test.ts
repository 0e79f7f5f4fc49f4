import {
	readAdCampaigns,
	suggest,
	TrackerCampaigns,
	type Suggestion,
} from '../../../../nodes/shared/mapping/suggest';
import { noisyPairs } from './noisyNames';

function trackersOf(items: ReadonlyArray<Record<string, unknown>>) {
	const campaigns = new TrackerCampaigns();
	items.forEach((item) => campaigns.add(item));
	return campaigns.list;
}

const adsOf = (items: ReadonlyArray<Record<string, unknown>>) =>
	items.flatMap((item) => readAdCampaigns(item, 'meta'));

/** Precision of the best suggestions that together find the share of all true pairs; 0 if none do. */
function precisionAt(recall: number, found: Suggestion[], truth: ReadonlyMap<string, string>) {
	let right = 0;
	const sorted = found.filter(({ ad }) => ad !== null).sort((a, b) => b.score - a.score);
	for (const [at, { tracker, ad }] of sorted.entries()) {
		if (truth.get(tracker.id) === ad?.id) right++;
		if (right >= recall * truth.size) return right / (at + 1);
	}
	return 0;
}

describe('by noisy names', () => {
	it('precision is at least 0.97 at recall 0.9', () => {
		const sets = [1, 2, 3, 4, 5, 6];
		const precisions = sets.map((seed) => {
			const { trackers, ads, truth } = noisyPairs(seed, 200);
			return precisionAt(0.9, suggest(trackersOf(trackers), adsOf(ads)), truth);
		});
		expect(precisions.reduce((sum, one) => sum + one) / sets.length).toBeGreaterThanOrEqual(0.97);
		expect(Math.min(...precisions)).toBeGreaterThanOrEqual(0.95);
	});

	it('proposes each ad campaign once', () => {
		const { trackers, ads } = noisyPairs(6, 60);
		const given = suggest(trackersOf(trackers), adsOf(ads)).flatMap(({ ad }) => ad?.id ?? []);
		expect(new Set(given).size).toBe(given.length);
	});
});

describe('by what campaigns and visits carry', () => {
	const AD = { id: '120200000000000001', name: 'Alpha', account_id: '77' };
	const OTHER = { id: '120200000000000002', name: 'Beta' };
	const visit = (subIds: object, pageUrl: string | null = null) => ({
		...{ campaign: { id: '5', name: 'Zebra' }, subIds, pageUrl },
	});
	const only = (items: Array<Record<string, unknown>>) =>
		suggest(trackersOf(items), adsOf([OTHER, AD]))[0];

	it.each([
		['in its name', [{ id: 5, name: 'x 120200000000000001' }]],
		['in its parameters', [{ id: '5', name: 'x', raw: { parameters: `id=${AD.id}` } }]],
	])('an ID %s is certain', (_, items) => {
		expect(only(items)).toMatchObject({
			...{ score: 1, ad: { ...{ platform: 'meta', adAccountId: '77' }, id: AD.id } },
			reason: expect.stringContaining(AD.id),
		});
	});

	it.each([
		['ID', { sub_5: AD.id }, null, 'carry the ID'],
		['name in UTM', {}, 'https://l.example.com/?utm_campaign=Alpha', "carry the name 'Alpha'"],
	])('the %s that most visits carry decides', (_, subIds, url, words) => {
		const found = only([visit(subIds, url), visit(subIds, url), visit({ sub_1: 'c' })]);
		expect(found).toMatchObject({ ad: { id: AD.id }, reason: expect.stringContaining(words) });
		expect(found?.reason).toContain('67%');
	});

	it('the same name is nearly certain', () => {
		expect(only([{ id: '1', name: 'ALPHA' }])).toMatchObject({ ad: { id: AD.id }, score: 0.97 });
	});

	it('nothing alike is no suggestion', () => {
		expect(only([{ id: '1', name: 'Qwertz' }])).toMatchObject({ ad: null, score: 0 });
	});

	it('two that are alike leave doubt', () => {
		const trackers = trackersOf([{ id: '1', name: 'Summer DE' }]);
		const [found] = suggest(
			trackers,
			adsOf([
				{ id: '11111111', name: 'Summer DE one' },
				{ id: '22222222', name: 'Summer DE two' },
			]),
		);
		expect(found?.reason).toContain('another pair is nearly as good');
		expect(found?.score).toBeLessThan(0.6);
	});
});

describe('ad campaigns are read as nodes hand them out', () => {
	it.each([
		[
			'Facebook Graph',
			{ data: [{ id: '1', name: 'A', account_id: '9' }] },
			['meta', '9', '1', 'A'],
		],
		[
			'Google Ads',
			{ resourceName: 'customers/42/campaigns/7', id: 7, name: 'B', platform: 'google' },
			['google', '42', '7', 'B'],
		],
		[
			'the Google Ads API',
			{ campaign: { resourceName: 'customers/42/campaigns/7', id: '7', name: 'B' } },
			['meta', '42', '7', 'B'],
		],
		[
			'Wevion',
			{ campaign_id: 'abc-xyz', campaign_name: 'C', provider: 'tiktok' },
			['tiktok', null, 'abc-xyz', 'C'],
		],
	])('%s', (_, item, [platform, adAccountId, id, name]) => {
		expect(readAdCampaigns(item, 'meta')).toEqual([{ platform, adAccountId, id, name }]);
	});

	it('and what is none is left out', () => {
		expect(readAdCampaigns({ error: 'x' }, 'meta')).toEqual([]);
	});
});
