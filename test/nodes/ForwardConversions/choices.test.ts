import { conversionItem, World } from './world';

let world: World;
beforeEach(async () => {
	world = await World.start();
});

describe('choices that an expression makes for each item', () => {
	const DENIAL = { adUserData: '={{ $json.mayShare }}' };
	const buyers = (...mayShare: unknown[]) =>
		mayShare.map((answer, n) => conversionItem(n, { mayShare: answer as string }));

	it.each([
		['a buyer who agreed comes first', ['granted', 'denied'], ['accepted', 'consent_denied']],
		['a buyer who denied comes first', ['denied', 'granted'], ['consent_denied', 'accepted']],
	])('never let one buyer answer for another: %s', async (_what, answers, codes) => {
		expect(await world.outcomes(buyers(...answers), { options: DENIAL })).toEqual(codes);
		expect(world.events()).toHaveLength(1);
	});

	it.each([['Denied'], ['no'], [''], [null], [undefined]])(
		'never take the answer %j for one that lets data out',
		async (answer) => {
			const { results } = await world.forward(buyers('granted', answer), { options: DENIAL });
			expect(results.map(({ outcome }) => outcome)).toEqual(['accepted', 'failed']);
			expect(results[1]?.reason).toContain("'Consent to Sending User Data' is no choice");
			expect(results[1]?.advice).toContain('denied, granted, unknown');
		},
	);

	it('show no buyer where an expression reached for the wrong field', async () => {
		const { results } = await world.forward(buyers('jo@example.com'), { options: DENIAL });
		expect(results[0]?.reason).toBe("'Consent to Sending User Data' is no choice: ***");
	});

	it('hold back only the pending conversions that they are about', async () => {
		const items = ['hold', 'send'].map((wish, n) =>
			conversionItem(n, { status: 'pending', wish, state: [wish] }),
		);
		expect(await world.outcomes(items, { pending: '={{ $json.wish }}' })).toEqual([
			'pending',
			'accepted',
		]);
	});

	it('go by campaign states of their own', async () => {
		const campaign = { id: '1', name: 'Summer', state: 'paused' };
		const items = [['active'], ['paused'], 'paused'].map((states, n) =>
			conversionItem(n, { campaign, states }),
		);
		const options = { campaignStates: '={{ $json.states }}' };
		expect(await world.outcomes(items, { options })).toEqual([
			'campaign_state',
			'accepted',
			'accepted',
		]);
	});

	it('hold for rows of a shop as well, which have no consent of their own', async () => {
		const items = buyers('granted', 'denied');
		const rows = {
			source: 'fields',
			conversionId: '={{ $json.id }}',
			convertedAt: '={{ $json.convertedAt }}',
		};
		const conversionFields = {
			clickId: '={{ $json.clickId }}',
			userAgent: 'Test',
			revenue: 5,
			currency: 'USD',
		};
		const { results } = await world.forward(items, { ...rows, conversionFields, options: DENIAL });
		expect(results.map(({ code, outcome }) => code ?? outcome)).toEqual([
			'accepted',
			'consent_denied',
		]);
	});
});
