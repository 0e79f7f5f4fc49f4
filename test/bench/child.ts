import { fork, type ChildProcess } from 'node:child_process';

/** What a measuring process tells the one that started it. */
type Message = { note: string } | { result: unknown } | { error: string };

const running = new Set<ChildProcess>();

// Whatever ends this process, its measuring processes end with it.
process.once('exit', () => {
	for (const child of running) child.kill('SIGKILL');
});

export interface Measurement<Job> {
	/** Node binary. */
	node: string;
	/** A program that calls `measure`. */
	program: string;
	job: Job;
	/** Takes what it says on its way. */
	note: (text: string) => void;
}

/**
 * Runs a measuring program in a fresh process and resolves with its result. `--expose-gc` lets it
 * collect garbage between measurements instead of within them.
 */
export async function inFreshProcess<Job, Result>({
	node,
	program,
	job,
	note,
}: Measurement<Job>): Promise<Result> {
	const options = { execPath: node, execArgv: ['--expose-gc'] };
	const child = fork(program, [JSON.stringify(job)], options);
	running.add(child);
	return await new Promise<Result>((resolve, reject) => {
		child.on('message', (message: Message) => {
			if ('note' in message) note(message.note);
			else if ('error' in message) reject(new Error(message.error));
			else resolve(message.result as Result);
		});
		child.once('error', reject);
		child.once('exit', (code, signal) => {
			running.delete(child);
			const error = new Error(`The measuring process ended with ${signal ?? `code ${code}`}`);
			// What it said last may still be on its way.
			if (child.connected) child.once('disconnect', () => reject(error));
			else reject(error);
		});
	});
}

/** The main function of a measuring program. */
export function measure<Job, Result>(
	work: (job: Job, note: (text: string) => void) => Promise<Result>,
): void {
	const tell = (message: Message): void => void process.send?.(message);
	/** The channel would keep the process alive; cut too early, it would lose a long result. */
	const tellLast = (message: Message): void =>
		void process.send?.(message, undefined, {}, () => process.disconnect());
	const job = JSON.parse(process.argv[2] ?? '{}') as Job;
	work(job, (note) => tell({ note })).then(
		(result) => tellLast({ result }),
		(error: unknown) => {
			tellLast({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
		},
	);
}

/** Starts from a clean heap, so that one measurement does not pay for the garbage of another. */
export function collectGarbage(): void {
	globalThis.gc?.();
}
