import type { Service } from '../live/service';
import type { Program } from './supervised';

/** A program that is a service and a way to tell when it is ready. */
export class ServiceProgram implements Program {
	private service: Service | undefined;

	constructor(
		private readonly start: () => Service,
		private readonly ready: () => Promise<void>,
	) {}

	async launch(): Promise<void> {
		const service = this.start();
		this.service = service;
		const early = service.wait().then(() => {
			throw new Error('it ended at its start');
		});
		await Promise.race([this.ready(), early]);
	}

	async ended(): Promise<void> {
		await this.service?.wait();
	}

	async kill(): Promise<void> {
		await this.service?.kill();
	}

	async stop(): Promise<void> {
		// SIGTERM would wait for clients, which keep their connections.
		await this.service?.kill();
	}
}
