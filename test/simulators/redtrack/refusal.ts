import { json, type SimulatedAnswer } from '../base';

/** Any error of RedTrack: `{"error": "text"}`. */
export function failure(status: number, text: string): SimulatedAnswer {
	return json(status, { error: text });
}

export class Refusal extends Error {
	readonly answer: SimulatedAnswer;

	constructor(status: number, text: string) {
		super(text);
		this.answer = failure(status, text);
	}
}
