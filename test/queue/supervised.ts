import type { Log } from '../live/log';
import { sleep } from '../live/wait';

/** What a supervisor must be able to do with a program. */
export interface Program {
	/** Starts it; resolves when it is ready, fails when it ended at its start. */
	launch(): Promise<void>;
	/** Resolves when it has ended, for whatever reason. */
	ended(): Promise<void>;
	/** SIGKILL. */
	kill(): Promise<void>;
	stop(): Promise<void>;
}

/** One time that a program was gone. */
export interface Fall {
	name: string;
	/** `killed` by the run; `ended` by itself, such as n8n does when Redis is away for too long. */
	how: 'killed' | 'ended';
	/** Unix time in milliseconds. */
	at: number;
	/** When it was ready again; undefined while it is not. */
	backAt: number | undefined;
}

const supervised = new Set<Supervised>();

/** From now on every program may end and stays where it is: to be called before all are stopped. */
export function releaseAll(): void {
	for (const one of supervised) one.release();
}

/** How long a program stays away before it is started again. */
const PAUSE_MS = 3_000;

/** A program that is started again whenever it ends, as systemd or Docker would. */
export class Supervised {
	readonly falls: Fall[] = [];
	private isOver = false;
	private isBeingKilled = false;
	private watching: Promise<void> = Promise.resolve();

	private constructor(
		readonly name: string,
		private readonly program: Program,
		private readonly log: Log,
	) {}

	/** Starts the program; fails when it does not start the first time. */
	static async begin(name: string, program: Program, log: Log): Promise<Supervised> {
		const begun = new Supervised(name, program, log);
		supervised.add(begun);
		await program.launch();
		begun.watching = begun.watch();
		return begun;
	}

	/** SIGKILL; it comes back by itself. */
	async kill(): Promise<void> {
		this.isBeingKilled = true;
		await this.program.kill();
	}

	/** From now on it may end. */
	release(): void {
		this.isOver = true;
	}

	/** Stops it for good. */
	async stop(): Promise<void> {
		this.release();
		await this.program.stop();
		await this.watching;
		// It may have been on its way back.
		await this.program.stop();
	}

	private async watch(): Promise<void> {
		for (;;) {
			await this.program.ended();
			if (this.isOver) return;
			const how = this.isBeingKilled ? 'killed' : 'ended';
			this.isBeingKilled = false;
			const fall: Fall = { name: this.name, how, at: Date.now(), backAt: undefined };
			this.falls.push(fall);
			this.log(`  ${this.name} was ${how === 'killed' ? 'killed' : 'ended by itself'}`);
			if (!(await this.bringBack())) return;
			fall.backAt = Date.now();
			this.log(`  ${this.name} is back after ${((fall.backAt - fall.at) / 1000).toFixed(1)} s`);
		}
	}

	/** Answers whether it is back; not so when all is over meanwhile. */
	private async bringBack(): Promise<boolean> {
		while (!this.isOver) {
			await sleep(PAUSE_MS);
			if (this.isOver) return false;
			try {
				await this.program.launch();
				return true;
			} catch (error) {
				// What it needs may be away itself.
				const [reason = ''] = (error as Error).message.split('\n');
				this.log(`  ${this.name} did not start: ${reason}`);
			}
		}
		return false;
	}
}
