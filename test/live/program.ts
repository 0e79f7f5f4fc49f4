import { print, UserError } from './log';
import { cancelRuns } from './processes';
import { stopServices } from './service';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Exit code of a program that Ctrl-C cut short. */
const interruptedCode = 130;

const readable = (error: unknown): string => {
	if (error instanceof UserError) return error.message;
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
};

/**
 * Runs a program's main function and ends the process after it. However it ends, by itself, by an
 * error, by Ctrl-C, all it has started is stopped. `stoppedCode` is the exit code after a signal:
 * 0 where stopping is how the program normally ends.
 */
export function runProgram(main: () => Promise<void>, stoppedCode = interruptedCode): void {
	let stopping = false;
	const stop = async (): Promise<void> => {
		if (stopping) return;
		stopping = true;
		print('\nStopping what was started ...');
		await cancelRuns();
		await stopServices();
		print('Stopped.');
		process.exit(stoppedCode);
	};
	for (const signal of signals) process.on(signal, () => void stop());
	// A closed terminal takes no more text, which must not keep the rest from being stopped.
	process.stdout.on('error', () => undefined);
	process.stderr.on('error', () => undefined);

	const end = async (): Promise<void> => {
		// While stopping, stop() ends the process.
		if (stopping) return;
		await stopServices();
		process.exit();
	};
	main()
		.catch((error: unknown) => {
			if (!stopping) process.stderr.write(`${readable(error)}\n`);
			process.exitCode = 1;
		})
		.then(end, end);
}
