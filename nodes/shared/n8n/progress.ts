import type { IExecuteFunctions } from 'n8n-workflow';

type LogContext = Pick<IExecuteFunctions, 'logger' | 'getNode'>;

/**
 * What a long operation tells of how far it is, for n8n's log. Numbers only: a log is kept longer and
 * read by more people than the executions are.
 */
export interface Progress {
	/** Rows read so far, where nobody knows how many there are. */
	rows(read: number): void;
	/** Days read, of a range that is read one by one. */
	days(read: number, all: number): void;
}

/** A page of most trackers, or ten of them: some seconds each. */
const ROWS_A_LINE = 10_000;
/** Each is a request; fewer are through in no time. */
const FEWEST_DAYS = 20;

/** Says at each tenth how much is done, where there is enough to do that somebody may wonder. */
export function tenths(
	context: LogContext,
	what: string,
	fewest: number,
): (done: number, all: number) => void {
	let told = 0;
	return (done, all) => {
		const reached = Math.floor((10 * done) / all);
		if (all >= fewest && reached > told) say(context, `${done} of ${all} ${what}`);
		told = reached;
	};
}

/** Speaks of rows each time another ten thousand are there. */
export function progressOf(context: LogContext): Progress {
	let told = 0;
	return {
		rows: (read) => {
			const reached = Math.floor(read / ROWS_A_LINE);
			if (reached > told) say(context, `${read} rows read so far`);
			// The next item begins anew.
			told = reached;
		},
		days: tenths(context, 'days read', FEWEST_DAYS),
	};
}

const say = (context: LogContext, text: string): void =>
	context.logger.info(`${context.getNode().name}: ${text}`);
