import fc from 'fast-check';
import { listBody } from '../../../../nodes/shared/platforms/body';

describe('the body of a request', () => {
	it('holds the texts as a list between what stands around it', () => {
		const body = listBody('{"data":', ['{"a":1}', '{"b":2}', '{"c":3}'], ',"test":"T1"}');
		expect(body.toString()).toBe('{"data":[{"a":1},{"b":2},{"c":3}],"test":"T1"}');
	});

	it('is in UTF-8 and exactly as long as its content, whatever the alphabet', () => {
		const body = listBody('{"имя":', ['"Zürich"', '"東京 🗼"', '"\ud800"'], ',"é":1}');
		expect(body.toString()).toBe('{"имя":["Zürich","東京 🗼","\ufffd"],"é":1}');
		expect(body.length).toBe(Buffer.byteLength(body.toString()));
	});

	it('can hold one text or none', () => {
		expect(listBody('', ['1'], '').toString()).toBe('[1]');
		expect(listBody('{"data":', [], '}').toString()).toBe('{"data":[]}');
	});

	it('is what joining the texts gives, wherever a letter of several bytes stands', () => {
		const texts = fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '東', '🗼', '\ud800') }));
		fc.assert(
			fc.property(texts, fc.constantFrom('', '}', ',"é":1}'), (list, after) => {
				const joined = Buffer.from(`{"d":[${list.join(',')}]${after}`);
				expect(listBody('{"d":', list, after).equals(joined)).toBe(true);
			}),
			{ numRuns: 500 },
		);
	});
});
