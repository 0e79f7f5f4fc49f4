import { lookUp } from '../../../../nodes/shared/conversion/lookUp';
import { open, rowsOf as bemobRows } from '../../../../nodes/shared/trackers/bemob/envelope';
import { toEntity } from '../../../../nodes/shared/trackers/bemob/entities';
import { secondOf } from '../../../../nodes/shared/trackers/binom/log';
import { toClick } from '../../../../nodes/shared/trackers/keitaro/clicks';
import { rounded, withRatios } from '../../../../nodes/shared/trackers/measures';
import { asRows, cellText, countIn } from '../../../../nodes/shared/trackers/rows';
import { readPage } from '../../../../nodes/shared/trackers/voluum/page';

// Found by test/fuzz: what stands in a list of rows without being one must not cost the others.
it.each([[null], [0], ['text'], [[]], [true]])(
	'an entry %j of a list is a row without cells',
	(entry) => {
		expect(asRows([{ id: 1 }, entry, { id: 2 }])).toEqual([{ id: 1 }, {}, { id: 2 }]);
		expect(readPage({ rows: [entry], totalRows: 1 })).toEqual({ rows: [{}], total: 1 });
		expect(bemobRows([entry])).toEqual([{}]);
	},
);

it.each([
	['text', 'text'],
	[7, '7'],
	[null, 'null'],
	[{ a: 1 }, '{"a":1}'],
	[[1, 2], '[1,2]'],
	[{ toString: 1, valueOf: 1 }, '{"toString":1,"valueOf":1}'],
])('the cell %j is the text %j', (cell, text) => expect(cellText(cell)).toBe(text));

it.each([
	[3, 3],
	['3', 3],
	['', undefined],
	[null, undefined],
	['many', undefined],
	[[3], undefined],
	[{ valueOf: 1, toString: 1 }, undefined],
])('the total %j is %j', (total, count) => expect(countIn(total)).toBe(count));

it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
	'the word %s is in no table',
	(word) => {
		expect(lookUp({ active: 'active' }, word)).toBeUndefined();
		const campaign = { id: 'c1', status: word };
		const about = { account: 'agency', includeRaw: false };
		expect(toEntity(campaign, 'campaign', about).state).toBeNull();
	},
);

it('a flag that is an object does not stop the log of clicks', () => {
	const row = {
		sub_id: 'c1',
		datetime: '2026-11-20 12:00:00',
		is_lead: { toString: 1, valueOf: 1 },
	};
	const options = { account: 'a', currency: null, zone: 'UTC', campaignIds: [], includeRaw: false };
	const click = toClick(row, new Map(), { ...options, memory: {} });
	expect(click).toMatchObject({ id: 'c1', isConverted: false });
});

it.each([
	[1e305, 4, 1e305],
	[Infinity, 4, null],
	[-Infinity, 2, null],
	[1.42325, 4, 1.4233],
])('%d rounded to %d digits is %j', (value, digits, expected) => {
	expect(rounded(value, digits)).toBe(expected);
});

it('a ratio beyond all numbers is none', () => {
	expect(
		withRatios({ clicks: 3, conversions: 1e308, revenue: 1, cost: 1, profit: 0 }),
	).toMatchObject({
		...{ cr: null, roi: 0, epc: 0.3333 },
	});
});

it('a day that the calendar does not have is no moment of a row', () => {
	expect(secondOf({ conversed_at: '2026-02-30 12:00:00' })).toBeNaN();
	expect(secondOf({ conversed_at: ' 2026-11-20 12:00:00 ' })).toBe(
		Date.UTC(2026, 10, 20, 12) / 1000,
	);
});

it('an answer of BeMob that is null is a broken one', () => {
	expect(open({ answer: { status: 200, headers: {}, body: null } })).toEqual({
		problem: { kind: 'brokenAnswer' },
	});
});
