import { MOST_SHOWN, searchList } from '../../../../nodes/shared/n8n/searchList';

const entries = (count: number) =>
	Array.from({ length: count }, (_, n) => ({ name: `Campaign ${n} (#${n})`, value: String(n) }));
const whenEmpty = 'There are no campaigns in Keitaro yet';

it('an empty list says why, with an entry that chooses nothing', () =>
	expect(searchList([], { whenEmpty })).toEqual({ results: [{ name: whenEmpty, value: '' }] }));

it.each([
	['in the list', entries(2)],
	['anywhere', []],
])('a text that finds nothing %s finds nothing', (_, list) =>
	expect(searchList(list, { filter: 'Nobody', whenEmpty })).toEqual({ results: [] }),
);

it.each([
	['a part of the name, in any case', ' PAIGN 1', ['1']],
	['the ID', '#0', ['0']],
])('finds by %s', (_, filter, values) =>
	expect(searchList(entries(2), { filter, whenEmpty }).results.map(({ value }) => value)).toEqual(
		values,
	),
);

it('hands out page after page until the end', () => {
	const all = entries(MOST_SHOWN + 1);
	const first = searchList(all, { whenEmpty });
	expect(first.results).toEqual(all.slice(0, MOST_SHOWN));
	const { paginationToken } = first;
	expect(searchList(all, { paginationToken: String(paginationToken), whenEmpty })).toEqual({
		results: all.slice(MOST_SHOWN),
	});
});
