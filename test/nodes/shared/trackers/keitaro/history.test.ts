import { parseHistory } from '../../../../../nodes/shared/trackers/keitaro/history';

/** The text of v11, stamps in the zone of the request (keitaro-api §5.2). */
describe.each([
	['nothing', undefined, []],
	['null', null, []],
	['an empty text', '', []],
	['other text', 'Lead, then Sale', []],
	['a list', ['1. Lead (2026-11-20 12:00:00)'], []],
	[
		'one entry',
		'1. Lead (2026-11-20 12:00:00)',
		[{ word: 'Lead', at: '2026-11-20T12:00:00.000Z' }],
	],
	[
		'several lines',
		'1. Lead (2026-11-20 12:00:00)\n2. Sale (2026-11-21 00:00:01)\n3. Rejected (2026-12-01 08:30:00)',
		[
			{ word: 'Lead', at: '2026-11-20T12:00:00.000Z' },
			{ word: 'Sale', at: '2026-11-21T00:00:01.000Z' },
			{ word: 'Rejected', at: '2026-12-01T08:30:00.000Z' },
		],
	],
	[
		'Windows line ends, HTML breaks and commas',
		'1. Lead (2026-11-20 12:00:00)\r\n2. Sale (2026-11-20 13:00:00)<br>3. Trash (2026-11-20 14:00:00), 4. Sale (2026-11-20 15:00:00)',
		[
			{ word: 'Lead', at: '2026-11-20T12:00:00.000Z' },
			{ word: 'Sale', at: '2026-11-20T13:00:00.000Z' },
			{ word: 'Trash', at: '2026-11-20T14:00:00.000Z' },
			{ word: 'Sale', at: '2026-11-20T15:00:00.000Z' },
		],
	],
	[
		'types of the user, two digits',
		'10. Повторный депозит 2 (2026-11-20 12:00:00)\n11. FTD - big (2026-11-20 13:00:00)',
		[
			{ word: 'Повторный депозит 2', at: '2026-11-20T12:00:00.000Z' },
			{ word: 'FTD - big', at: '2026-11-20T13:00:00.000Z' },
		],
	],
	[
		'types with parentheses in their names',
		'1. Deposit (FTD) (2026-11-20 12:00:00)\n2. Rejected (fraud) (2026-11-20 13:00:00)',
		[
			{ word: 'Deposit (FTD)', at: '2026-11-20T12:00:00.000Z' },
			{ word: 'Rejected (fraud)', at: '2026-11-20T13:00:00.000Z' },
		],
	],
	['an all-zero stamp', '1. Lead (0000-00-00 00:00:00)', [{ word: 'Lead', at: null }]],
])('a status history of %s', (_, given, expected) => {
	it(`gives ${expected.length} entries, none invented`, () => {
		expect(parseHistory(given, 'UTC')).toEqual(expected);
	});
});

describe('the stamps of a history', () => {
	it.each([
		['Europe/Berlin', '2026-07-01 12:00:00', '2026-07-01T10:00:00.000Z'],
		['Europe/Berlin', '2026-12-01 12:00:00', '2026-12-01T11:00:00.000Z'],
		['America/New_York', '2026-11-01 00:30:00', '2026-11-01T04:30:00.000Z'],
		['Asia/Kolkata', '2026-12-01 05:30:00', '2026-12-01T00:00:00.000Z'],
	])('are wall clock of %s: %s is %s', (zone, stamp, expected) => {
		expect(parseHistory(`1. Sale (${stamp})`, zone)[0]?.at).toBe(expected);
	});
});
