import { json, Refused, type SimulatedAnswer } from '../base';

/** Voluum's error body for a status and code. */
export function failure(status: number, code: string, message: string): SimulatedAnswer {
	return json(status, { error: { code, message, httpStatus: status } });
}

/** A request that Voluum refuses. */
export class Refusal extends Refused {
	constructor(status: number, code: string, message: string) {
		super(failure(status, code, message), message);
	}
}

export function invalid(message: string): Refusal {
	return new Refusal(400, 'BAD_REQUEST', message);
}
