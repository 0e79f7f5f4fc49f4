import type { IDataObject } from 'n8n-workflow';
import { KeitaroSimulator, type KeitaroSimulatorOptions } from '../simulators/keitaro';
import { sharedByTests, startedUntil } from '../simulators/lifetime';

export const NOW = Date.UTC(2026, 10, 20, 12, 30);

export interface RunOptions {
	items?: IDataObject[];
	credential?: IDataObject;
	continueOnFail?: boolean;
}

const started = startedUntil(afterAll);
const standingStill = (options: KeitaroSimulatorOptions) =>
	new KeitaroSimulator({ now: () => NOW, conversions: 200, ...options });

type Account<T> = new (simulator: KeitaroSimulator) => T;

/** A simulated Keitaro that stands still at `NOW`; a node under test asks it. */
export class StillKeitaro {
	constructor(readonly simulator: KeitaroSimulator) {}

	/** One for all tests of a file or block. */
	static shared<T>(this: Account<T>, options: KeitaroSimulatorOptions = {}): T {
		return new this(sharedByTests(standingStill(options)));
	}

	/** One of its own, stopped after all tests at the latest. */
	static async start<T>(this: Account<T>, options: KeitaroSimulatorOptions = {}): Promise<T> {
		return new this(await started(standingStill(options)));
	}
}
