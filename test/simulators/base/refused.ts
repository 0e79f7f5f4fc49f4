import type { SimulatedAnswer } from './request';

/** Thrown by whatever reads a request that the service refuses: `Simulator` sends its answer. */
export class Refused extends Error {
	constructor(
		readonly answer: SimulatedAnswer,
		message: string,
	) {
		super(message);
	}
}
