import { restored, shortened } from '../../../../../nodes/shared/sync/entities/shortenedId';

describe.each([
	['a number', '42', 3],
	['a UUID', '3fa85f64-5717-4562-b3fc-2c963f66afa6', 23],
	['an object id', '5f1d7f3e9c6b4a0001a2b3c4', 17],
	['an upper-case UUID', '3FA85F64-5717-4562-B3FC-2C963F66AFA6', 37],
	['a text that looks like a sign', '~^=', 4],
	['nothing', '', 1],
	['letters of another alphabet', 'поток-7', 8],
])('the id of an entity that is %s', (_, id, length) => {
	it(`takes ${length} characters and comes back whole`, () => {
		expect(shortened(id)).toHaveLength(length);
		expect(restored(shortened(id))).toBe(id);
	});
});
