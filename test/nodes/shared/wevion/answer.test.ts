import { nextPage, oneOf, refusalIn, rowsOf } from '../../../../nodes/shared/wevion/answer';

const ROWS = [{ id: 1 }];

describe.each([
	['bare', ROWS],
	['in data', { data: ROWS }],
	['in items', { items: ROWS }],
	['in results', { results: ROWS, total: 1 }],
	['in a name of its own', { mappings: ROWS, tags: ['a'] }],
	['in a name nobody knows, if it is the only list', { whatever: ROWS, total: 1 }],
	['in data and a name of its own', { success: true, data: { mappings: ROWS, tags: [] } }],
	['in data and items', { data: { items: ROWS } }],
])('a list %s', (_, answer) => {
	it('is found', () => expect(rowsOf(answer, 'mappings')).toEqual(ROWS));
});

it.each([{}, { text: 'x' }, { a: [1], b: [2] }, 'text', 5, null, undefined])(
	'there is no list in %j',
	(answer) => expect(rowsOf(answer)).toBeUndefined(),
);

it('a list of texts becomes rows', () => {
	expect(rowsOf(['EUR'])).toEqual([{ value: 'EUR' }]);
});

it.each([
	[{ data: { id: 1 } }, { id: 1 }],
	[{ data: [{ id: 1 }] }, { id: 1 }],
	[{ id: 1 }, { id: 1 }],
	[
		{ id: 1, data: [] },
		{ id: 1, data: [] },
	],
	[undefined, {}],
	['text', { value: 'text' }],
])('the one thing in %j', (answer, one) => expect(oneOf(answer)).toEqual(one));

it.each([
	[{ next_cursor: 'c2' }, { cursor: 'c2' }],
	[{ pagination: { nextCursor: 'c2' } }, { cursor: 'c2' }],
	[{ meta: { page: 1, total_pages: 3 } }, { page: 2 }],
	[{ data: { items: [], nextCursor: 'c3' } }, { cursor: 'c3' }],
	[{ meta: { page: 3, total_pages: 3 } }, undefined],
	[{ page: 1, total_pages: { toString: 1, valueOf: 1 } }, undefined],
	[{ page: null, total_pages: 3 }, undefined],
	[{ next_cursor: null }, undefined],
	[[1, 2], undefined],
	[{ page: 1 }, undefined],
])('after %j comes %j', (answer, next) => expect(nextPage(answer)).toEqual(next));

it('asks with the names the user gave', () => {
	expect(nextPage({ next_cursor: 'c' }, { cursor: 'after', page: 'p' })).toEqual({ after: 'c' });
});

it.each([
	[{ success: false, error: 'No' }, 'No'],
	[{ ok: false, error: { message: 'Deep' } }, 'Deep'],
	[{ success: false }, 'no reason was given'],
	[{ success: true, error: 'x' }, undefined],
	[{ error: null }, undefined],
	[[{ success: false }], undefined],
])('%j says no with %j', (answer, words) => expect(refusalIn(answer)).toBe(words));
