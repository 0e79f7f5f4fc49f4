import { fingerprint } from '../conversion/fingerprint';

const KEY_LENGTH = 16;
/** Anything else that stands where an ID should is not repeated in a log. */
const PLAIN_ID = /^[\w.:-]{1,64}$/;

/**
 * The rows of a log that were left out because they say too little to be handed out: without a time they
 * lie in no span of time that anybody can ask for. Each counts once, however often it is read.
 */
export class LeftOut {
	private readonly rows = new Set<string>();
	private firstId: string | undefined;

	constructor(
		/** The tracker, as people call it. */
		private readonly service: string,
		/** What a row must have to be handed out. */
		private readonly missing = 'time that can be read',
	) {}

	/** Counts a row by the ID it has of its own, or else by all that is in it. */
	add(row: object, id: string | null): void {
		this.rows.add(id ?? fingerprint(JSON.stringify(row), KEY_LENGTH));
		if (id !== null && PLAIN_ID.test(id)) this.firstId ??= id;
	}

	/** What to tell of the rows since this was last asked for; `undefined` where there were none. */
	take(): string | undefined {
		const { rows, firstId, service, missing } = this;
		const count = rows.size;
		if (count === 0) return undefined;
		rows.clear();
		this.firstId = undefined;
		const [what, it, by] =
			count === 1
				? ['1 conversion was', 'it', ' by ID']
				: [`${count} conversions were`, 'them', ', such as ID'];
		const which = firstId === undefined ? '' : `${by} ${firstId}`;
		return `${what} left out: ${service} gives ${it} no ${missing}. Look ${it} up in ${service}${which}.`;
	}
}
