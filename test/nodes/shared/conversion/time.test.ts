import { DateTime } from 'luxon';

import { parseStamp, toIso, toStamp } from '../../../../nodes/shared/conversion/time';

// Wall-clock stamps of trackers. Clocks in Europe change on 2026-03-29 and 2026-10-25 at 01:00 UTC, in
// New York on 2026-03-08 and 2026-11-01 at 02:00 local time. Kathmandu is 5:45 ahead.
describe.each([
	['2026-11-20 12:00:00', 'UTC', '2026-11-20T12:00:00.000Z'],
	['  2026-11-20 12:00:00 ', 'UTC', '2026-11-20T12:00:00.000Z'],
	['2026-11-20 12:00:00', 'Etc/UTC', '2026-11-20T12:00:00.000Z'],
	['2028-02-29 23:59:59', 'UTC', '2028-02-29T23:59:59.000Z'],
	['2026-12-31 00:00:00', 'UTC', '2026-12-31T00:00:00.000Z'],
	['2026-11-20 24:00:00', 'UTC', '2026-11-21T00:00:00.000Z'],
	['2026-07-01 12:00:00', 'Europe/Berlin', '2026-07-01T10:00:00.000Z'],
	['2026-12-01 12:00:00', 'Europe/Berlin', '2026-12-01T11:00:00.000Z'],
	['2026-03-29 01:59:59', 'Europe/Berlin', '2026-03-29T00:59:59.000Z'],
	['2026-03-29 03:00:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
	['2026-10-25 01:59:59', 'Europe/Berlin', '2026-10-24T23:59:59.000Z'],
	['2026-10-25 03:00:00', 'Europe/Berlin', '2026-10-25T02:00:00.000Z'],
	['2026-03-08 03:00:00', 'America/New_York', '2026-03-08T07:00:00.000Z'],
	['2026-11-01 03:00:00', 'America/New_York', '2026-11-01T08:00:00.000Z'],
	['2026-01-01 00:00:00', 'Asia/Kathmandu', '2025-12-31T18:15:00.000Z'],
	['2026-01-01 00:00:00', 'Pacific/Kiritimati', '2025-12-31T10:00:00.000Z'],
	['2026-11-20T12:00:00+03:00', 'UTC', '2026-11-20T09:00:00.000Z'],
	['2026-11-20T12:00:00+03:00', 'America/New_York', '2026-11-20T09:00:00.000Z'],
	['2026-11-20T12:00:00Z', 'Asia/Tokyo', '2026-11-20T12:00:00.000Z'],
	['2026-11-20T12:00:00.123456Z', 'UTC', '2026-11-20T12:00:00.123Z'],
	['2026-11-20T12:00:00', 'Asia/Tokyo', '2026-11-20T03:00:00.000Z'],
	['2026-11-20', 'Asia/Tokyo', '2026-11-19T15:00:00.000Z'],
])('the stamp %j in %s', (stamp, zone, expected) => {
	it(`is ${expected}, not shifted by hours`, () => expect(parseStamp(stamp, zone)).toBe(expected));
});

describe.each([
	'0000-00-00 00:00:00',
	'0000-00-00',
	'',
	'   ',
	'never',
	'20/11/2026',
	'2026-13-01 12:00:00',
	'2026-02-30 12:00:00',
	'2026-11-31 12:00:00',
	'2026-11-20 99:99:99',
	'2026-11-20 23:59:60',
	null,
	undefined,
	0,
	1_763_640_000,
	{},
])('%j', (value) => {
	it.each(['UTC', 'Europe/Berlin'])('is no time in %s rather than some time', (zone) =>
		expect(parseStamp(value, zone)).toBeNull(),
	);
});

// The hour that the change of clocks leaves out or repeats: any of the two, never nothing.
it.each(['2026-03-29 02:30:00', '2026-10-25 02:30:00'])(
	'does not lose a conversion of the odd hour %s',
	(stamp) => expect(parseStamp(stamp, 'Europe/Berlin')).toMatch(/^2026-(03-29|10-25)T0[01]:30/),
);

describe.each(['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu'])('in %s', (zone) => {
	it('asks the tracker for the very moment it reads back', () => {
		const hours = Array.from({ length: 366 * 2 }, (_, half) => half * 12);
		for (const hour of hours) {
			// Half past three in UTC: in none of these zones an hour that the clocks repeat.
			const time = DateTime.fromISO('2026-01-01T03:30:00Z', { zone: 'utc' }).plus({ hours: hour });
			expect(parseStamp(toStamp(time, zone), zone)).toBe(toIso(time));
		}
	});
});
