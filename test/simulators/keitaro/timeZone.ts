import { refusal } from './refusal';

const QUARTER_HOUR_S = 900; // offsets never change inside one
const DAY_S = 86_400;

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');

/** Wall clock of an IANA time zone. Seconds are Unix time; stamps are naive `YYYY-MM-DD HH:MM:SS`. */
export class TimeZone {
	private static readonly known = new Map<string, TimeZone>();

	/** The zone of that name; unknown names are refused as a tracker does. */
	static named(name: string): TimeZone {
		const known = TimeZone.known.get(name);
		if (known) return known;
		try {
			const zone = new TimeZone(name);
			TimeZone.known.set(name, zone);
			return zone;
		} catch {
			throw refusal(400, `Unknown or bad timezone (${name})`);
		}
	}

	private readonly clock: Intl.DateTimeFormat;
	private readonly offsets = new Map<number, number>();

	private constructor(readonly name: string) {
		this.clock = new Intl.DateTimeFormat('en-US', {
			timeZone: name,
			hourCycle: 'h23',
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
			second: 'numeric',
		});
	}

	/** Seconds to add to Unix time to get the wall clock. */
	offset(second: number): number {
		const quarter = Math.floor(second / QUARTER_HOUR_S);
		const known = this.offsets.get(quarter);
		if (known !== undefined) return known;
		const start = quarter * QUARTER_HOUR_S;
		const part: Record<string, number> = {};
		for (const { type, value } of this.clock.formatToParts(start * 1000)) {
			part[type] = Number(value);
		}
		const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second: s = 0 } = part;
		const offset = Date.UTC(year, month - 1, day, hour, minute, s) / 1000 - start;
		this.offsets.set(quarter, offset);
		return offset;
	}

	/** The wall clock as if it were UTC: its getters with `UTC` tell the zone's date and time. */
	wall(second: number): Date {
		return new Date((second + this.offset(second)) * 1000);
	}

	format(second: number): string {
		return this.wall(second).toISOString().slice(0, 19).replace('T', ' ');
	}

	/**
	 * Unix second of a wall clock given as seconds since 1970 in the zone. An hour that comes twice
	 * means the first time; one that is skipped means as long after the jump, as PHP reads both.
	 */
	second(wall: number): number {
		const before = this.offset(wall - DAY_S);
		const after = this.offset(wall + DAY_S);
		const fitting = [before, after]
			.map((offset) => ({ second: wall - offset, offset }))
			.filter(({ second, offset }) => this.offset(second) === offset)
			.map(({ second }) => second);
		return fitting.length > 0 ? Math.min(...fitting) : wall - before;
	}
}

/** `YYYY-MM-DD` of a date's UTC parts. */
export function dayOf(date: Date): string {
	return `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;
}
