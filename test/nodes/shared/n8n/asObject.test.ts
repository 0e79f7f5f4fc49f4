import { oneOf, rowsOf } from '../../../../nodes/Keitaro/actions/common/listing';
import { membersOf } from '../../../../nodes/Keitaro/actions/flow/members';
import { writtenFilters } from '../../../../nodes/Keitaro/actions/flowFilter/filters';
import { asNumber, asObject } from '../../../../nodes/shared/n8n/asObject';
import { readEntries } from '../../../../nodes/shared/trackers/keitaro/postbackEntries';

it.each([
	[{ id: 1 }, { id: 1 }],
	['text', { value: 'text' }],
	[0, { value: 0 }],
	[['a'], { value: ['a'] }],
	[null, {}],
	[undefined, {}],
])('%j becomes an item of a workflow', (answer, item) => {
	expect(asObject(answer)).toEqual(item);
});

describe('Keitaro answers with what is no row', () => {
	it('in a list: the others are read', () => {
		expect(rowsOf([{ id: 1 }, null, true])).toEqual([{ id: 1 }, {}, { value: true }]);
		expect(rowsOf({ data: [null] })).toEqual([{}]);
	});

	it('in place of one thing', () => {
		expect([oneOf(null), oneOf('OK'), oneOf({ data: null })]).toEqual([{}, { value: 'OK' }, {}]);
	});

	it('among the statuses of a postback', () => {
		const odd = { method: null, url: 'https://a.example.com', statuses: [{ toString: 1 }, 'sale'] };
		expect(readEntries([odd])).toEqual([
			{ ...odd, method: 'GET', statuses: ['{"toString":1}', 'sale'] },
		]);
	});

	it('among the filters and the members of a flow', () => {
		expect(writtenFilters([null])).toEqual([{ name: undefined, mode: undefined }]);
		expect(membersOf([null], 'offer_id')).toEqual([{ offer_id: NaN, share: 0, state: 'active' }]);
	});
});

it.each([
	['12', 12],
	[7, 7],
	[{ toString: 1, valueOf: 1 }, NaN],
	[['5'], NaN],
])('%j as a number', (answer, number) => expect(asNumber(answer)).toBe(number));
