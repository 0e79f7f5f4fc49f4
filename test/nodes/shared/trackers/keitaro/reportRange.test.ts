import { DateTime } from 'luxon';
import { eachDay, reportRange } from '../../../../../nodes/shared/trackers/keitaro/reportRange';
import { PRESETS } from '../../../../../nodes/shared/trackers/dateRange';

/** A Wednesday; in Auckland it is Thursday already. */
const NOW = DateTime.fromISO('2026-11-18T20:00:00Z');
const BERLIN = 'Europe/Berlin';

describe.each([
	['today', '2026-11-18', '2026-11-18'],
	['yesterday', '2026-11-17', '2026-11-17'],
	['last7Days', '2026-11-12', '2026-11-18'],
	['last14Days', '2026-11-05', '2026-11-18'],
	['last30Days', '2026-10-20', '2026-11-18'],
	['last90Days', '2026-08-21', '2026-11-18'],
	['thisWeek', '2026-11-16', '2026-11-18'],
	['lastWeek', '2026-11-09', '2026-11-15'],
	['thisMonth', '2026-11-01', '2026-11-18'],
	['lastMonth', '2026-10-01', '2026-10-31'],
	['thisYear', '2026-01-01', '2026-11-18'],
])('Preset %s', (preset, first, last) => {
	it(`is ${first} to ${last}`, () => {
		expect(reportRange({ preset, zone: BERLIN }, NOW)).toEqual({
			...{ from: `${first} 00:00:00`, to: `${last} 23:59:59`, timezone: BERLIN },
		});
	});
});

it('tests every preset there is', () => expect(Object.keys(PRESETS)).toHaveLength(11));

it('takes today from the zone, not from the machine', () => {
	expect(reportRange({ preset: 'today', zone: 'Pacific/Auckland' }, NOW).from).toBe(
		'2026-11-19 00:00:00',
	);
});

it('leaves all time to Keitaro, which alone knows when it began', () => {
	expect(reportRange({ preset: 'allTime', zone: 'UTC' }, NOW)).toEqual({
		...{ interval: 'all_time', timezone: 'UTC' },
	});
});

describe.each([
	['2026-11-02', '2026-11-03', '2026-11-02 00:00:00', '2026-11-03 23:59:59'],
	['2026-11-02T00:00:00', '2026-11-03T00:00:00', '2026-11-02 00:00:00', '2026-11-03 23:59:59'],
	['2026-11-02T10:00', '2026-11-02T12:30:15', '2026-11-02 10:00:00', '2026-11-02 12:30:15'],
	['2026-11-02 10:00:00', '2026-11-02 11:00:00', '2026-11-02 10:00:00', '2026-11-02 11:00:00'],
	[
		'2026-11-02T10:00:00Z',
		'2026-11-02T12:00:00-05:00',
		'2026-11-02 11:00:00',
		'2026-11-02 18:00:00',
	],
])('Custom range %s to %s', (from, to, first, last) => {
	it(`asks for ${first} to ${last} in Berlin`, () => {
		expect(reportRange({ preset: 'custom', from, to, zone: BERLIN }, NOW)).toEqual({
			...{ from: first, to: last, timezone: BERLIN },
		});
	});
});

describe.each([
	[{ preset: 'custom', from: '', to: '2026-11-02', zone: 'UTC' }, "'From' is empty"],
	[{ preset: 'custom', from: '2026-11-02', to: 'soon', zone: 'UTC' }, "'To' is not a date: soon"],
	[{ preset: 'custom', from: '2026-11-03', to: '2026-11-02', zone: 'UTC' }, "'To' lies before"],
	[{ preset: 'today', zone: 'Berlin' }, "'Berlin' is no time zone"],
	[{ preset: 'someday', zone: 'UTC' }, "'someday' is no date range"],
])('Range %j', (asked, message) => {
	it(`is refused: ${message}`, () => expect(() => reportRange(asked, NOW)).toThrow(message));
});

describe('Each day of a range', () => {
	it('covers it without a gap or an overlap, over a change of the clock', () => {
		const days = eachDay({
			...{ from: '2026-10-24 10:00:00', to: '2026-10-26 09:59:59', timezone: BERLIN },
		});
		expect(days.map(({ from, to }) => [from, to])).toEqual([
			['2026-10-24 10:00:00', '2026-10-24 23:59:59'],
			['2026-10-25 00:00:00', '2026-10-25 23:59:59'],
			['2026-10-26 00:00:00', '2026-10-26 09:59:59'],
		]);
	});

	it('needs a first day', () => {
		expect(() => eachDay({ interval: 'all_time', timezone: 'UTC' })).toThrow('no first day');
	});
});
