import { fingerprint } from '../conversion/fingerprint';

const KEY_LENGTH = 16;
/** Anything else that stands where an ID should is not repeated in a log. */
const PLAIN_ID = /^[\w.:-]{1,64}$/;

/** Which log a row is of, in the word that users read. */
type Logged = 'conversion' | 'click';

/** What a row must have to be handed out, after the word *no*. */
const MISSING: Readonly<Record<Logged, string>> = {
	conversion: 'time that can be read',
	click: 'ID or no time that can be read',
};

/**
 * The rows of a log that were left out because they say too little to be handed out: without a time they
 * lie in no span of time that anybody can ask for. Each counts once, however often it is read.
 */
export class LeftOut {
	private readonly tallies = new Map<Logged, Tally>();

	constructor(
		/** The tracker, as people call it. */
		private readonly service: string,
		/** Where this tracker's rows need something else. */
		private readonly missing: Partial<typeof MISSING> = {},
	) {}

	/** Counts a row by the ID it has of its own, or else by all that is in it. */
	add(row: object, id: string | null, logged: Logged = 'conversion'): void {
		const tally = this.tallies.get(logged) ?? { rows: new Set() };
		this.tallies.set(logged, tally);
		tally.rows.add(id ?? fingerprint(JSON.stringify(row), KEY_LENGTH));
		if (id !== null && PLAIN_ID.test(id)) tally.firstId ??= id;
	}

	/** What to tell of the rows since this was last asked for; `undefined` where there were none. */
	take(): string | undefined {
		const told = [...this.tallies].map(([logged, tally]) => this.inWords(logged, tally));
		this.tallies.clear();
		return told.length === 0 ? undefined : told.join(' ');
	}

	private inWords(logged: Logged, { rows, firstId }: Tally): string {
		const { service } = this;
		const missing = this.missing[logged] ?? MISSING[logged];
		const count = rows.size;
		const [what, it, by] =
			count === 1
				? [`1 ${logged} was`, 'it', ' by ID']
				: [`${count} ${logged}s were`, 'them', ', such as ID'];
		const which = firstId === undefined ? '' : `${by} ${firstId}`;
		return `${what} left out: ${service} gives ${it} no ${missing}. Look ${it} up in ${service}${which}.`;
	}
}

interface Tally {
	/** What tells each row from the others. */
	rows: Set<string>;
	firstId?: string;
}
