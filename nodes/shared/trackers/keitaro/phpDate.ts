import type { DateTime } from 'luxon';

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');
const english = (format: string) => (time: DateTime) => time.setLocale('en').toFormat(format);

const ordinal = ({ day }: DateTime): string => {
	const isTeen = day >= 11 && day <= 13;
	return (isTeen ? undefined : ['th', 'st', 'nd', 'rd'][day % 10]) ?? 'th';
};

/** Letters of PHP's `date()`, which the formats of Keitaro's `{date}` macro are written in. */
const LETTERS: Readonly<Record<string, (time: DateTime) => string>> = {
	d: ({ day }) => pad(day),
	D: english('ccc'),
	j: ({ day }) => String(day),
	l: english('cccc'),
	N: ({ weekday }) => String(weekday),
	S: ordinal,
	w: ({ weekday }) => String(weekday % 7),
	z: ({ ordinal: day }) => String(day - 1),
	W: ({ weekNumber }) => pad(weekNumber),
	F: english('LLLL'),
	m: ({ month }) => pad(month),
	M: english('LLL'),
	n: ({ month }) => String(month),
	t: ({ daysInMonth }) => String(daysInMonth ?? ''),
	L: ({ isInLeapYear }) => (isInLeapYear ? '1' : '0'),
	o: ({ weekYear }) => String(weekYear),
	Y: ({ year }) => pad(year, 4),
	y: ({ year }) => pad(year % 100),
	a: ({ hour }) => (hour < 12 ? 'am' : 'pm'),
	A: ({ hour }) => (hour < 12 ? 'AM' : 'PM'),
	g: ({ hour }) => String(hour % 12 || 12),
	G: ({ hour }) => String(hour),
	h: ({ hour }) => pad(hour % 12 || 12),
	H: ({ hour }) => pad(hour),
	i: ({ minute }) => pad(minute),
	s: ({ second }) => pad(second),
	u: ({ millisecond }) => pad(millisecond, 3) + '000',
	v: ({ millisecond }) => pad(millisecond, 3),
	e: ({ zoneName }) => zoneName ?? '',
	I: ({ isInDST }) => (isInDST ? '1' : '0'),
	O: (time) => time.toFormat('ZZZ'),
	P: (time) => time.toFormat('ZZ'),
	T: (time) => time.setLocale('en').toFormat('ZZZZ'),
	Z: ({ offset }) => String(offset * 60),
	c: (time) => time.toFormat("yyyy-MM-dd'T'HH:mm:ssZZ"),
	r: (time) => time.setLocale('en').toFormat('ccc, dd LLL yyyy HH:mm:ss ZZZ'),
	U: (time) => String(Math.floor(time.toSeconds())),
};

/** A moment in a format of PHP's `date()`; a backslash takes the letter after it as it is. */
export function phpDate(time: DateTime, format: string): string {
	return format.replace(/\\(.)|([a-zA-Z])/gs, (match, escaped?: string, letter?: string) => {
		if (escaped !== undefined) return escaped;
		return LETTERS[letter ?? '']?.(time) ?? match;
	});
}
