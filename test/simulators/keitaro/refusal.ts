import { json, Refused } from '../base';
import type { BuildTraits } from './builds';

/** A request that Keitaro refuses, with the body of its answer. */
export class Refusal extends Refused {
	constructor(status: number, body: unknown) {
		super(json(status, body), JSON.stringify(body));
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
