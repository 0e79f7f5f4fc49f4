import { wordMap } from '../../../../../nodes/shared/conversion/words';
import { convert, v11Row, v9Row } from './rows';

const lead = '1. Lead (2026-11-20 12:00:00)';
const sale = '1. Sale (2026-11-20 12:00:00)';

/** Status model: keitaro-api §5.4. The event of what was undone is what stood there before. */
describe.each([
	['a sale', {}, 'confirmed', 'Purchase', 'Sale'],
	[
		'a lead',
		{ status: 'lead', conversion_type: 'Lead', status_history: lead },
		'pending',
		'Lead',
		'Lead',
	],
	[
		'a rejected sale',
		{
			status: 'rejected',
			conversion_type: 'Rejected',
			status_history: `${sale}\n2. Rejected (2026-11-22 10:00:00)`,
		},
		'rejected',
		'Purchase',
		'Sale',
	],
	[
		'a rejected lead',
		{
			status: 'rejected',
			conversion_type: 'Rejected',
			status_history: `${lead}\n2. Rejected (2026-11-22 10:00:00)`,
		},
		'rejected',
		'Lead',
		'Lead',
	],
	[
		'a lead, sold, then rejected twice',
		{
			status: 'rejected',
			conversion_type: 'Rejected',
			status_history: `${lead}\n2. Sale (2026-11-21 10:00:00)\n3. Rejected (2026-11-22 09:00:00)\n4. Trash (2026-11-22 10:00:00)`,
		},
		'rejected',
		'Purchase',
		'Sale',
	],
	[
		'a rejected deposit',
		{
			status: 'trash',
			conversion_type: 'Trash',
			status_history:
				'1. Registration (2026-11-20 12:00:00)\n2. Deposit (2026-11-21 12:00:00)\n3. Trash (2026-11-22 10:00:00)',
		},
		'rejected',
		'Purchase',
		'Deposit',
	],
	[
		'what was rejected from the start',
		{
			status: 'rejected',
			conversion_type: 'Rejected',
			status_history: '1. Rejected (2026-11-22 10:00:00)',
		},
		'rejected',
		'Purchase',
		'sale',
	],
	[
		'a registration',
		{
			status: 'registration',
			conversion_type: 'Registration',
			status_history: '1. Registration (2026-11-22 10:00:00)',
		},
		'confirmed',
		'CompleteRegistration',
		'Registration',
	],
	[
		'a deposit',
		{
			status: 'deposit',
			conversion_type: 'Deposit',
			status_history: '1. Deposit (2026-11-22 10:00:00)',
		},
		'confirmed',
		'Purchase',
		'Deposit',
	],
	[
		'a rebill',
		{
			status: 'rebill',
			conversion_type: 'Rebill',
			status_history: `${sale}\n2. Rebill (2026-11-22 10:00:00)`,
		},
		'confirmed',
		'Purchase',
		'Rebill',
	],
	[
		"a type of the user's own",
		{
			status: 'ftd_big',
			conversion_type: 'FTD big',
			status_history: '1. FTD big (2026-11-22 10:00:00)',
		},
		'unknown',
		'Custom_FTD_big',
		'FTD big',
	],
	[
		'no status at all',
		{ status: '', conversion_type: '', status_history: '' },
		'unknown',
		'Custom_Event',
		'',
	],
	[
		'an unreplaced macro as status',
		{ status: '{status}', conversion_type: null, status_history: null },
		'unknown',
		'Custom_Event',
		'',
	],
])('%s on v11', (_, more, status, event, trackerEvent) => {
	it(`is ${status}, ${event}`, () => {
		expect(convert(v11Row(more))).toMatchObject({ status, event, trackerEvent });
	});
});

describe.each([
	['a sale', {}, 'confirmed', 'Purchase', 'sale'],
	[
		'a lead',
		{ status: 'lead', previous_status: '', sale_datetime: null },
		'pending',
		'Lead',
		'lead',
	],
	[
		'a rejected sale',
		{ status: 'rejected', previous_status: 'sale' },
		'rejected',
		'Purchase',
		'sale',
	],
	[
		'a rejected lead',
		{ status: 'rejected', previous_status: 'lead', sale_datetime: null },
		'rejected',
		'Lead',
		'lead',
	],
	[
		'what was rejected from the start',
		{ status: 'rejected', previous_status: '' },
		'rejected',
		'Purchase',
		'sale',
	],
	['a rebill', { status: 'rebill', previous_status: 'sale' }, 'confirmed', 'Purchase', 'rebill'],
])('%s on v9', (_, more, status, event, trackerEvent) => {
	it(`is ${status}, ${event}, without history or type`, () => {
		expect(convert(v9Row(more))).toMatchObject({ status, event, trackerEvent });
	});
});

describe("the user's own words", () => {
	it.each(['FTD big', 'ftd_big', 'ftd-BIG', ' FtdBig '])('%j is the type "FTD big"', (word) => {
		const { status, event } = convert(v11Row({ status: 'FTD big', conversion_type: 'FTD big' }), {
			statusWords: wordMap([[word, 'confirmed']]),
			eventWords: wordMap([[word, 'AddToCart']]),
		});
		expect([status, event]).toEqual(['confirmed', 'AddToCart']);
	});

	it('win over the usual ones, and decide what counts as undone', () => {
		const row = v11Row({
			status: 'trash',
			conversion_type: 'Trash',
			status_history: '1. Trash (2026-11-22 10:00:00)',
		});
		const { status, event } = convert(row, { statusWords: wordMap([['trash', 'pending']]) });
		expect([status, event]).toEqual(['pending', 'Custom_Trash']);
	});
});
