import { json, type SimulatedAnswer } from '../base';
import type { BuildTraits } from './builds';

/** Thrown by whatever reads a request; becomes the answer. */
export class Refusal extends Error {
	constructor(
		readonly status: number,
		readonly body: unknown,
	) {
		super(JSON.stringify(body));
	}

	get answer(): SimulatedAnswer {
		return json(this.status, this.body);
	}
}

/** `{"error": "…"}`. */
export function refusal(status: number, error: string): Refusal {
	return new Refusal(status, { error });
}

/** Validation: an object keyed by field, 406 or 422 by build. */
export function invalid(traits: BuildTraits, fields: Record<string, string[]>): Refusal {
	return new Refusal(traits.validationStatus, fields);
}

export type Body = Record<string, unknown>;

export function isRecord(value: unknown): value is Body {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
