import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { runWorkflow, toItems } from '../../harness';
import { conversionItem, conversionItems, PAGE, World } from './world';

let world: World;
beforeEach(async () => {
	world = await World.start();
});

describe.each<[string, string[], string[]]>([
	['send', ['accepted', 'accepted'], ['Purchase', 'Purchase']],
	['sendAsLead', ['accepted', 'accepted'], ['Purchase', 'Lead']],
	['hold', ['accepted', 'pending'], ['Purchase']],
])('pending conversions: %s', (pending, codes, names) => {
	it('goes by the choice of the user', async () => {
		const items = [conversionItem(0), conversionItem(1, { status: 'pending' })];
		expect(await world.outcomes(items, { pending })).toEqual(codes);
		expect(world.events().map(({ event_name: name }) => name)).toEqual(names);
	});
});

it.each<[string[] | undefined, string[]]>([
	[undefined, ['accepted', 'accepted', 'accepted', 'campaign_state', 'accepted']],
	[['active'], ['accepted', 'campaign_state', 'campaign_state', 'campaign_state', 'accepted']],
])('forwards the campaign states %j', async (campaignStates, codes) => {
	const items = ['active', 'paused', 'archived', 'deleted', null].map((state, n) =>
		conversionItem(n, { campaign: { id: '1', name: 'Summer', state } }),
	);
	expect(
		await world.outcomes(items, { options: campaignStates ? { campaignStates } : {} }),
	).toEqual(codes);
});

it('says why rejected, refunded and strange conversions are not sent', async () => {
	const items = ['rejected', 'refunded', 'unknown'].map((status, n) =>
		conversionItem(n, { status, trackerStatus: 'on ice' }),
	);
	const { results } = await world.forward(items);
	expect(results.map(({ reason }) => reason)).toEqual([
		'The conversion was rejected. Meta has no way to take a conversion back',
		'The conversion was refunded. Meta has no way to take a conversion back',
		"Status 'on ice' has no meaning yet, so Meta was not told",
	]);
	expect(world.meta.requestCount).toBe(0);
});

describe('the own event id', () => {
	it('is read for each item', async () => {
		const options = { eventId: '={{ $json.clickId }}' };
		const { results } = await world.forward(conversionItems(3), { options });
		expect(results.map(({ eventId }) => eventId)).toEqual(['click-0', 'click-1', 'click-2']);
		expect(world.events().map(({ event_id: id }) => id)).toEqual(['click-0', 'click-1', 'click-2']);
	});

	it('gives way to ours where it is blank, so that no event goes without one', async () => {
		const options = { eventId: '={{ $json.subIds?.sub_5 }}' };
		const { results } = await world.forward(
			[conversionItem(0), conversionItem(1, { subIds: { sub_5: 'px-1' } })],
			{ options },
		);
		expect(results[0]?.eventId).toMatch(/^[\w-]{32}$/);
		expect(results[1]?.eventId).toBe('px-1');
		expect(world.counts()).toMatchObject({ withoutId: 0 });
	});
});

it('reads a page that is an expression for each item, and keeps what a conversion knows itself', async () => {
	const items = [
		conversionItem(0, { landing: 'a' }),
		conversionItem(1, { landing: 'b' }),
		conversionItem(2, { landing: 'c', pageUrl: 'https://own.example.com/' }),
	];
	await world.forward(items, { eventSourceUrl: '=https://{{ $json.landing }}.example.com/' });
	expect(world.events().map(({ event_source_url: url }) => url)).toEqual([
		'https://a.example.com/',
		'https://b.example.com/',
		'https://own.example.com/',
	]);
});

it('says how to write the page where it lacks https', async () => {
	const { results } = await world.forward(conversionItems(1), {
		eventSourceUrl: 'landing.example.com',
	});
	expect(results[0]).toMatchObject({
		outcome: 'skipped',
		code: 'no_page',
		advice: expect.stringContaining('https://'),
	});
});

it.each<[string, IDataObject, IDataObject]>([
	['as set up', {}, {}],
	['not limited', { dataProcessing: 'none' }, { data_processing_options: [] }],
	[
		'located by Meta',
		{ dataProcessing: 'located' },
		{
			data_processing_options: ['LDU'],
			data_processing_options_country: 0,
			data_processing_options_state: 0,
		},
	],
	[
		'in Texas',
		{ dataProcessing: 'given', dataProcessingState: 1005 },
		{
			data_processing_options: ['LDU'],
			data_processing_options_country: 1,
			data_processing_options_state: 1005,
		},
	],
])('tells Meta how data may be used: %s', async (_what, options, expected) => {
	expect(await world.outcomes(conversionItems(1), { options: options as INodeParameters })).toEqual(
		['accepted'],
	);
	const [event = {}] = world.events();
	const told = Object.entries(event).filter(([key]) => key.startsWith('data_processing'));
	expect(Object.fromEntries(told)).toEqual(expected);
});

it('calls events as the user wants, and leaves out a name that was left blank', async () => {
	const items = [conversionItem(0), conversionItem(1, { event: 'Lead' })];
	const eventNames = {
		items: [
			{ event: 'Lead', name: ' StartTrial ' },
			{ event: 'Purchase', name: ' ' },
		],
	};
	expect(await world.outcomes(items, { options: { eventNames } })).toEqual([
		'accepted',
		'accepted',
	]);
	expect(world.events().map(({ event_name: name }) => name)).toEqual(['Purchase', 'StartTrial']);
});

it('finds the event of a name in any spelling, and takes what an expression makes of the name', async () => {
	const items = [conversionItem(0), conversionItem(1, { event: 'Lead' })];
	const eventNames = {
		items: [
			{ event: '={{ "lead" }}', name: '={{ 2026 }}' },
			{ event: 'Purchase', name: '={{ $json.nothing }}' },
		],
	};
	expect(await world.outcomes(items, { options: { eventNames } })).toEqual([
		'accepted',
		'accepted',
	]);
	expect(world.events().map(({ event_name: name }) => name)).toEqual(['Purchase', '2026']);
});

it('sends other sources than websites without page and user agent', async () => {
	const items = conversionItems(1, () => ({ userAgent: null }));
	expect(
		await world.outcomes(items, { actionSource: 'system_generated', eventSourceUrl: '' }),
	).toEqual(['accepted']);
	expect(world.events()[0]).not.toHaveProperty('event_source_url');
});

it('sends only what came from a click of Meta where the user wants that', async () => {
	const clickedAt = new Date(Date.now() - 7_200_000).toISOString();
	const items = [
		conversionItem(0),
		conversionItem(1, { clickedAt, adClickIds: { fbclid: 'IwAR2xYz_Abc' } }),
	];
	expect(await world.outcomes(items, { options: { requireClickId: true } })).toEqual([
		'no_click_id',
		'accepted',
	]);
});

describe('a setting that makes no sense', () => {
	const wrong = { eventSourceUrl: PAGE, options: { version: 'latest' } };
	const run = async (continueOnFail?: boolean | 'errorOutput') =>
		await runWorkflow({
			...world.setup(wrong, { continueOnFail }),
			items: toItems(conversionItem(0)),
		});

	it('stops the workflow with a word on what to do', async () => {
		const { error } = await run();
		expect(error).toMatchObject({
			message: "'API Version' is not a version: latest",
			description: 'Use a version of the Graph API such as v25.0',
		});
	});

	it.each([true, 'errorOutput'] as const)(
		'calls no conversion accepted where the workflow goes on (%s)',
		async (continueOnFail) => {
			const { outputs, error } = await run(continueOnFail);
			expect(error).toBeUndefined();
			expect(outputs[0]).toEqual([]);
			expect(outputs[2]?.[0]?.json).toMatchObject({
				outcome: 'failed',
				class: 'configuration',
				reason: "'API Version' is not a version: latest",
			});
		},
	);
});

describe('settings that are another one for each item', () => {
	const options = { testEventCode: '={{ $json.code }}' };

	it('share requests where they are the same, and no others', async () => {
		const items = ['A', 'B', 'A', '', 'B'].map((code, n) => conversionItem(n, { code }));
		expect(await world.outcomes(items, { options })).toEqual(Array(5).fill('accepted'));
		const sent = world
			.bodies()
			.map(({ data, test_event_code: code }) => [code ?? null, (data as unknown[]).length]);
		expect(sent).toEqual([
			[null, 1],
			['A', 2],
			['B', 2],
		]);
	});

	it('remember what was really sent, and tests never', async () => {
		const items = [conversionItem(0, { code: '' }), conversionItem(1, { code: 'A' })];
		await world.outcomes(items, { options });
		expect(await world.outcomes(items, { options })).toEqual(['already_accepted', 'accepted']);
	});

	it('cost only the items for which they make no sense', async () => {
		const version = "={{ $json.id === 'conversion-1' ? 'newest' : 'v25.0' }}";
		const items = conversionItems(3);
		const { results } = await world.forward(items, { options: { version } });
		expect(results.map(({ outcome }) => outcome)).toEqual(['accepted', 'failed', 'accepted']);
		expect(results[1]).toMatchObject({ class: 'configuration', code: 'stopped' });
		expect(results[1]?.reason).toContain("'API Version' is not a version");
	});
});
