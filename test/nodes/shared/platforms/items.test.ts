import type { Content } from '../../../../nodes/shared/conversion/conversion';
import { countOf, itemsOf } from '../../../../nodes/shared/platforms/items';

const whole = { id: 'a', name: 'A', category: 'C', brand: 'B', quantity: 2, price: 1.5 };

it.each<[string, object, object]>([
	['all there is', whole, whole],
	['a number for an id', { id: 7 }, { id: '7' }],
	['blanks', { id: ' a ', name: ' ', brand: '' }, { id: 'a' }],
	[
		'numbers as texts',
		{ id: 'a', quantity: '3', price: '2,50' },
		{ id: 'a', quantity: 3, price: 2.5 },
	],
	['no numbers', { id: 'a', quantity: 'many', price: 'cheap' }, { id: 'a' }],
	['a weight', { id: 'a', quantity: 1.5 }, { id: 'a' }],
	['things of another kind', { id: 'a', name: { de: 'x' }, price: null }, { id: 'a' }],
	['a gift', { id: 'a', price: 0 }, { id: 'a', price: 0 }],
])('brings %s into form', (_what, given, expected) =>
	expect(JSON.parse(JSON.stringify(itemsOf([given as Content])))).toEqual([expected]),
);

it('counts pieces, one of each where nothing is said', () =>
	expect(
		countOf(itemsOf([{ id: 'a', quantity: 2 }, { id: 'b' }, { id: 'c', quantity: 1.5 }])),
	).toBe(4));
