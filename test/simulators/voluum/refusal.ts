import { json, type SimulatedAnswer } from '../base';

/** Voluum's error body for a status and code. */
export function failure(status: number, code: string, message: string): SimulatedAnswer {
	return json(status, { error: { code, message, httpStatus: status } });
}

/** A request that Voluum refuses. */
export class Refusal extends Error {
	readonly answer: SimulatedAnswer;

	constructor(status: number, code: string, message: string) {
		super(message);
		this.answer = failure(status, code, message);
	}
}

export function invalid(message: string): Refusal {
	return new Refusal(400, 'BAD_REQUEST', message);
}
