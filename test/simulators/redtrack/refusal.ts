import { json, Refused, type SimulatedAnswer } from '../base';

/** Any error of RedTrack: `{"error": "text"}`. */
export function failure(status: number, text: string): SimulatedAnswer {
	return json(status, { error: text });
}

/** A request that RedTrack refuses. */
export class Refusal extends Refused {
	constructor(status: number, text: string) {
		super(failure(status, text), text);
	}
}
