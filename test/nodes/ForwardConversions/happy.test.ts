import { processedData } from '../../harness';
import { conversionItem, conversionItems, PAGE, World } from './world';

let world: World;
beforeEach(async () => {
	world = await World.start();
});

const OK = { class: null, code: null, reason: null, advice: null, retryAt: null };

it('sends 2,500 conversions in three requests, and Meta counts each once', async () => {
	const items = conversionItems(2_500);
	const { results, outputs, hints } = await world.forward(items);
	expect(results).toHaveLength(2_500);
	expect(outputs.map(({ length }) => length)).toEqual([2_500, 0, 0]);
	expect(world.counts()).toMatchObject({
		accepted: 2_500,
		unique: 2_500,
		duplicates: 0,
		requests: 3,
		withoutId: 0,
	});
	expect(results.every((result) => world.has(result))).toBe(true);
	expect(hints).toEqual([{ message: 'Meta: 2500 accepted', location: 'outputPane' }]);
});

it('says of each what became of it, beside the item it came from', async () => {
	const items = [conversionItem(0), conversionItem(1, { revenue: null }), { some: 'thing' }];
	const { outputs, hints } = await world.forward(items);
	expect(outputs[0]).toEqual([
		{
			json: {
				...OK,
				platform: 'meta',
				outcome: 'accepted',
				requestId: expect.stringMatching(/^ASim/),
				eventId: expect.stringMatching(/^[\w-]{32}$/),
				attempts: 1,
				input: items[0],
			},
			pairedItem: { item: 0 },
		},
	]);
	expect(outputs[1]?.[0]).toMatchObject({
		json: { code: 'no_value', input: items[1] },
		pairedItem: { item: 1 },
	});
	expect(outputs[2]?.[0]).toMatchObject({
		json: {
			code: 'unreadable',
			class: 'invalid data',
			reason: "Field 'id' must be a text",
			advice: expect.stringContaining("'Conversions Come From'"),
			attempts: 0,
			input: items[2],
		},
		pairedItem: { item: 2 },
	});
	expect(hints[0]?.message).toBe(
		'Meta: 1 accepted, 1 skipped (1 no_value), 1 failed (1 unreadable)',
	);
});

it('leaves the input out where the user wants results only', async () => {
	const { outputs } = await world.forward([conversionItem(0)], {
		options: { includeInput: false },
	});
	expect(Object.keys(outputs[0]?.[0]?.json ?? {}).sort()).toEqual(
		['platform', 'outcome', 'requestId', 'eventId', 'attempts', ...Object.keys(OK)].sort(),
	);
});

it('sends Meta the money, the time and the page of each conversion', async () => {
	const item = conversionItem(7, { transactionId: 'T-7', currency: 'eur' });
	const { results } = await world.forward([item]);
	const [body] = world.bodies();
	expect(body).toEqual({
		data: [
			expect.objectContaining({
				event_name: 'Purchase',
				event_id: results[0]?.eventId,
				event_time: Math.floor(Date.parse(String(item.convertedAt)) / 1_000),
				action_source: 'website',
				event_source_url: PAGE,
				custom_data: { value: 17, currency: 'EUR', order_id: 'T-7' },
			}),
		],
	});
});

it('does not send again in the next execution what was accepted in the last', async () => {
	const items = conversionItems(5);
	await world.forward(items);
	const { results } = await world.forward([...items, conversionItem(5)]);
	expect(results.map(({ code, outcome }) => code ?? outcome)).toEqual([
		...new Array<string>(5).fill('already_accepted'),
		'accepted',
	]);
	expect(world.counts()).toMatchObject({ accepted: 6, unique: 6, duplicates: 0, requests: 2 });
});

it('sends again under the same id where the user switched the memory off', async () => {
	const options = { options: { skipAccepted: false } };
	const first = await world.forward(conversionItems(2), options);
	const second = await world.forward(conversionItems(2), options);
	expect(second.results.map(({ eventId }) => eventId)).toEqual(
		first.results.map(({ eventId }) => eventId),
	);
	expect(world.counts()).toMatchObject({ unique: 2, duplicates: 2 });
	expect(processedData.calls).toBe(0);
});

it('asks the database twice an execution, not once an item', async () => {
	await world.forward(conversionItems(50));
	expect(processedData.calls).toBe(2);
});

it('sends test events every time, and Meta does not count them', async () => {
	const options = { options: { testEventCode: ' TEST123 ' } };
	await world.forward(conversionItems(2), options);
	await world.forward(conversionItems(2), options);
	expect(world.counts()).toMatchObject({ unique: 0, test: 4 });
	expect(world.bodies().map(({ test_event_code: code }) => code)).toEqual(['TEST123', 'TEST123']);
	await world.forward(conversionItems(2));
	expect(world.counts()).toMatchObject({ unique: 2 });
});

it('sends one of two items that are the same conversion', async () => {
	const { results } = await world.forward([conversionItem(0), conversionItem(0, { revenue: 99 })]);
	expect(results.map(({ outcome, code }) => [outcome, code])).toEqual([
		['accepted', null],
		['skipped', 'same_event'],
	]);
	expect(world.counts()).toMatchObject({ accepted: 1 });
});

it('counts the lead and the sale of one conversion, each once', async () => {
	await world.forward([conversionItem(0, { event: 'Lead', status: 'pending' })]);
	const { results } = await world.forward([conversionItem(0)]);
	expect(results[0]?.outcome).toBe('accepted');
	expect(world.counts()).toMatchObject({ unique: 2 });
});

it('takes a failed item that is fed in again for the same conversion with the same id', async () => {
	const own = { options: { eventId: '={{ $json.clickId }}' } };
	world.meta.commands.errorOnce?.({ code: 190 });
	const first = await world.forward([conversionItem(0), conversionItem(1)], own);
	expect(first.results.map(({ outcome, eventId }) => [outcome, eventId])).toEqual([
		['failed', 'click-0'],
		['failed', 'click-1'],
	]);
	const failed = first.outputs[2]?.map(({ json }) => json) ?? [];
	const second = await world.forward(failed, own);
	expect(second.results.map(({ outcome, eventId }) => [outcome, eventId])).toEqual([
		['accepted', 'click-0'],
		['accepted', 'click-1'],
	]);
	// Not the failed result, in which the conversion would lie deeper with every round.
	expect(second.results[0]?.input).toMatchObject({ id: 'conversion-0' });
});

it('does nothing with no items, and asks nobody', async () => {
	const { outputs } = await world.forward([]);
	expect(outputs).toEqual([[], [], []]);
	expect(world.counts()).toMatchObject({ requests: 0 });
});
