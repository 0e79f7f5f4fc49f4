import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SimulatorName } from '../simulators/all';
import { root, workFolder } from './paths';
import { cleanEnvironment } from './processes';
import { Service } from './service';
import { waitFor } from './wait';

/** Addresses of the simulated services by their names, each on 127.0.0.1, and of their control port. */
export type SimulatorUrls = Readonly<Record<SimulatorName | 'control', string>>;

export interface SimulatorOptions {
	/** Fixed ports; 0 picks a free one. All services but these take theirs from `others` on. */
	ports: { keitaro: number; meta: number; control: number; others?: number };
	/** Conversions in the simulated Keitaro; the other trackers have a thousand at most. */
	conversions: number;
	/** More arguments for the simulators' own program. */
	args?: string[];
	/** Where their output goes. */
	logFile?: string;
}

const program = join(__dirname, '..', 'simulators', 'main.js');

/** The simulators of `test/simulators` in a process of their own. */
export class Simulators {
	private constructor(
		private readonly service: Service,
		readonly urls: SimulatorUrls,
	) {}

	static async start(options: SimulatorOptions): Promise<Simulators> {
		const { ports, conversions, args = [] } = options;
		mkdirSync(workFolder, { recursive: true });
		const logFile = options.logFile ?? join(workFolder, 'simulators.log');
		rmSync(logFile, { force: true });
		const service = Service.start(
			process.execPath,
			[
				program,
				...['--keitaro-port', String(ports.keitaro)],
				...['--meta-port', String(ports.meta)],
				...['--control-port', String(ports.control)],
				...['--other-ports', String(ports.others ?? 0)],
				...['--conversions', String(conversions)],
				...args,
			],
			{ cwd: root, env: cleanEnvironment(), logFile },
		);
		// Their first line is a JSON object with the addresses, printed when all of them listen.
		const ready = async (): Promise<SimulatorUrls | undefined> => {
			const output = readFileSync(logFile, 'utf8');
			if (!service.isRunning) throw new Error(`The simulators ended at their start:\n${output}`);
			const line = output.split('\n').find((one) => one.startsWith('{') && one.endsWith('}'));
			return line === undefined ? undefined : (JSON.parse(line) as SimulatorUrls);
		};
		try {
			const what = 'The start of the simulators';
			return new Simulators(service, await waitFor(ready, { what, timeoutMs: 60_000 }));
		} catch (error) {
			await service.kill();
			throw error;
		}
	}

	get pid(): number | undefined {
		return this.service.pid;
	}

	async stop(): Promise<void> {
		await this.service.stop(5_000);
	}
}
