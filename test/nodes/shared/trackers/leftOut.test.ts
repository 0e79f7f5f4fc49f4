import { LeftOut } from '../../../../nodes/shared/trackers/leftOut';

type Given = Array<[row: object, id: string | null]>;

const ONE = '1 conversion was left out: Example gives it no time that can be read. ';
const TWO = '2 conversions were left out: Example gives them no time that can be read. ';

describe.each<[what: string, rows: Given, told: string | undefined]>([
	['nothing', [], undefined],
	['a row', [[{ a: 1 }, 'c-1']], `${ONE}Look it up in Example by ID c-1.`],
	[
		'a row that changed while the pages were read',
		[
			[{ a: 1 }, 'c-1'],
			[{ a: 2 }, 'c-1'],
		],
		`${ONE}Look it up in Example by ID c-1.`,
	],
	[
		'rows of which the first has no ID',
		[
			[{ a: 1 }, null],
			[{ a: 2 }, 'c-2'],
		],
		`${TWO}Look them up in Example, such as ID c-2.`,
	],
	[
		'rows without IDs, of which one comes again',
		[
			[{ a: 1 }, null],
			[{ a: 2 }, null],
			[{ a: 1 }, null],
		],
		`${TWO}Look them up in Example.`,
	],
	['an ID that is an address', [[{}, 'jo@example.com']], `${ONE}Look it up in Example.`],
	['an ID without an end', [[{}, 'c'.repeat(65)]], `${ONE}Look it up in Example.`],
])('%s left out', (_, rows, told) => {
	const leftOut = new LeftOut('Example');
	for (const [row, id] of rows) leftOut.add(row, id);

	it('is told as it is', () => expect(leftOut.take()).toBe(told));

	it('is told once', () => expect(leftOut.take()).toBeUndefined());
});

it('clicks are told after conversions, each with what they lack', () => {
	const leftOut = new LeftOut('Example', { conversion: 'click' });
	leftOut.add({}, 'c-1');
	leftOut.add({}, 'k-1', 'click');
	leftOut.add({}, 'k-2', 'click');
	expect(leftOut.take()).toBe(
		'1 conversion was left out: Example gives it no click. Look it up in Example by ID c-1. ' +
			'2 clicks were left out: Example gives them no ID or no time that can be read. Look them up in Example, such as ID k-1.',
	);
});
