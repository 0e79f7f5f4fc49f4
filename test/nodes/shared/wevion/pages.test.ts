import { maskOf } from '../../../../nodes/shared/n8n/discretion';
import { WevionClient } from '../../../../nodes/shared/wevion/client';

const KEY = 'made-up-key-0123';

/** A Wevion that gives these answers in turns, for ever. */
function clientOf(...answers: unknown[]) {
	const asked: unknown[] = [];
	const client = new WevionClient({
		once: async ({ query = {} }) => {
			const body = answers[asked.length % answers.length];
			asked.push(query);
			return await Promise.resolve({ answer: { status: 200, headers: {}, body } });
		},
		now: () => 0,
		sleep: async () => await Promise.resolve(),
		overrides: {},
		mask: maskOf({ apiKey: KEY }),
		requestsPerMinute: 100,
		cancelled: () => false,
		random: () => 0,
	});
	return { client, asked };
}

it.each([
	['a cursor', { data: [{ id: 1 }], next_cursor: 'a' }, { data: [{ id: 2 }], next_cursor: 'b' }],
	[
		'a page',
		{ data: [{ id: 1 }], page: 1, total_pages: 9 },
		{ data: [{ id: 2 }], page: 2, total_pages: 9 },
	],
])('%s that leads back to one read before ends the list', async (_, first, second) => {
	const { client, asked } = clientOf(first, second);
	const told = { noList: jest.fn(), noMore: jest.fn() };
	const rows: unknown[] = [];
	for await (const page of client.pages('trackers', {}, told)) rows.push(...page);
	expect(rows).toEqual([{ id: 1 }, { id: 2 }, { id: 1 }]);
	expect(asked).toHaveLength(3);
	expect(told.noMore).toHaveBeenCalledTimes(1);
});

it('words of an answer that says no with status 200 are short and without the key', async () => {
	const message = `${KEY} of name@example.com is not right ${'x'.repeat(1_000)}`;
	const { client } = clientOf({ success: false, message });
	const error = await client.ask('trackers').catch((thrown: Error) => thrown.message);
	expect(error).toMatch(/: \*\*\* of \*\*\* is not right x+…$/);
});
