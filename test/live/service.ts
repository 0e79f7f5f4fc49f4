import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { ProcessOwner } from './processes';

const windows = process.platform === 'win32';

/** Everything started and not ended yet, oldest first. */
const running = new Set<Service>();

// Nothing outlives this process, not even where it ends by an error nobody caught.
process.once('exit', () => {
	for (const service of running) service.signalGroup('SIGKILL');
});

/** Stops every service of this process, the newest first. */
export async function stopServices(): Promise<void> {
	for (const service of [...running].reverse()) await service.stop();
}

/** A program that runs until it is told to stop, with everything it starts itself. */
export class Service {
	private constructor(
		private readonly child: ChildProcess,
		private readonly ended: Promise<void>,
	) {}

	/** Starts a program whose output goes to the end of a file. */
	static start(
		command: string,
		args: string[],
		options: { cwd: string; env: NodeJS.ProcessEnv; logFile: string; owner?: ProcessOwner },
	): Service {
		const log = openSync(options.logFile, 'a');
		const settings: SpawnOptions = {
			cwd: options.cwd,
			env: options.env,
			stdio: ['ignore', log, log],
			// Its own group: a stop then reaches its children too, and Ctrl-C reaches only us.
			detached: !windows,
			...options.owner,
		};
		const child = spawn(command, args, settings);
		closeSync(log);
		const ended = new Promise<void>((resolve) => {
			child.once('error', () => resolve());
			child.once('exit', () => resolve());
		});
		const service = new Service(child, ended);
		running.add(service);
		void ended.then(() => running.delete(service));
		return service;
	}

	get pid(): number | undefined {
		return this.child.pid;
	}

	get isRunning(): boolean {
		return this.child.exitCode === null && this.child.signalCode === null && this.pid !== undefined;
	}

	/** Resolves when the program has ended. */
	async wait(): Promise<void> {
		await this.ended;
	}

	/** Asks it to end; kills it when it has not after the time given (n8n gives executions 30 s). */
	async stop(graceMs = 40_000): Promise<void> {
		if (!this.isRunning) return;
		this.child.kill('SIGTERM');
		const timer = setTimeout(() => this.signalGroup('SIGKILL'), graceMs);
		await this.ended;
		clearTimeout(timer);
		this.signalGroup('SIGKILL');
	}

	/** SIGKILL to it and its children at once: nothing gets to clean up. */
	async kill(): Promise<void> {
		this.signalGroup('SIGKILL');
		await this.ended;
	}

	/** Sends a signal to it and its children; does nothing when they are gone. */
	signalGroup(signal: NodeJS.Signals): void {
		if (this.pid === undefined) return;
		try {
			if (windows) this.child.kill(signal);
			else process.kill(-this.pid, signal);
		} catch {
			// The group is gone already.
		}
	}
}
