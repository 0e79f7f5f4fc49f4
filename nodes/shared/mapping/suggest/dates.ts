const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(${MONTHS.join('|')})[a-z]*`;

/** Day and month of the match; where either could be first, the day is taken to be. */
type Reading = (parts: string[]) => readonly [day: number, month: number];

/** How dates are written in names of campaigns, longest first. */
const FORMS: ReadonlyArray<readonly [RegExp, Reading]> = [
	[
		/(?<!\d)20\d\d[-._/ ]?(\d\d)[-._/ ]?(\d\d)(?!\d)/g,
		([month, day]) => [+(day ?? 0), +(month ?? 0)],
	],
	[/(?<!\d)(\d{1,2})[-./](\d{1,2})[-./](?:20)?\d\d(?!\d)/g, ([a, b]) => ordered(a, b)],
	[/(?<!\d)(\d\d)(\d\d)(?:20)?2\d(?!\d)/g, ([a, b]) => ordered(a, b)],
	[/(?<!\d)(\d{1,2})[-./](\d{1,2})(?!\d)/g, ([a, b]) => ordered(a, b)],
	[/(?<!\d)(\d\d)(\d\d)(?!\d)/g, ([a, b]) => ordered(a, b)],
	[
		new RegExp(`(?<!\\d)(\\d{1,2})[-._/ ]?${MONTH}(?![a-z])`, 'gi'),
		([day, month]) => [+(day ?? 0), monthOf(month)],
	],
	[
		new RegExp(`(?<![a-z])${MONTH}[-._/ ]?(\\d{1,2})(?!\\d)`, 'gi'),
		([month, day]) => [+(day ?? 0), monthOf(month)],
	],
];

const monthOf = (name = '') => MONTHS.indexOf(name.toLowerCase()) + 1;

function ordered(a = '', b = ''): readonly [number, number] {
	return +b > 12 ? [+b, +a] : [+a, +b];
}

/** Days of the year that a name speaks of, and the name without them. */
export function takeDates(name: string): { days: number[]; rest: string } {
	const days: number[] = [];
	const rest = FORMS.reduce(
		(left, [form, read]) =>
			left.replace(form, (match: string, ...parts: unknown[]) => {
				const [day, month] = read(parts.filter((part) => typeof part === 'string'));
				if (day < 1 || day > 31 || month < 1 || month > 12) return match;
				days.push((month - 1) * 31 + day);
				return ' ';
			}),
		name,
	);
	return { days, rest };
}

/** Fewest days between two of them; absent when either speaks of none. */
export function daysApart(one: readonly number[], other: readonly number[]): number | undefined {
	if (one.length === 0 || other.length === 0) return undefined;
	const gaps = one.flatMap((a) =>
		other.map((b) => Math.min(Math.abs(a - b), 372 - Math.abs(a - b))),
	);
	return Math.min(...gaps);
}
