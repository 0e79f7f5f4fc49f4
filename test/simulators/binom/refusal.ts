import { json, Refused, type SimulatedAnswer } from '../base';

/** Any error of Binom: its words wrapped in `errors`. */
export function failure(status: number, text: string): SimulatedAnswer {
	return json(status, { errors: { detail: text } });
}

/** A request that Binom refuses. */
export class Refusal extends Refused {
	constructor(status: number, text: string) {
		super(failure(status, text), text);
	}
}
