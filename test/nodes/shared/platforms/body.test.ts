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
});
