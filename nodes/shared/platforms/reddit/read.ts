import type { Outcome } from '../../n8n/http';
import { named } from '../answer';
import type { Reading } from '../platform';
import { quoted, refusalOf } from '../refusal';
import { REDDIT } from './voice';

interface FieldError {
	field?: unknown;
	message?: unknown;
}

interface Body {
	data?: { message?: unknown } | null;
	error?: { message?: unknown; fields?: unknown } | null;
}

/** Reddit takes all events of a request or none, and names the fields that are wrong. */
export function read({ answer, problem }: Outcome, count: number): Reading {
	const { data, error } = (answer?.body ?? {}) as Body;
	if (problem === undefined) {
		if (typeof data?.message === 'string') return { requestId: null };
		return { requestId: null, refusal: refusalOf(REDDIT, { kind: 'brokenAnswer' }) };
	}
	const refusal = refusalOf(REDDIT, problem);
	if (typeof error?.message !== 'string') return { requestId: null, refusal };
	const fields = (Array.isArray(error.fields) ? error.fields : []) as FieldError[];
	const [first] = fields;
	const words = typeof first?.message === 'string' ? first.message : error.message;
	return {
		requestId: null,
		refusal: { ...refusal, reason: `Reddit refused it: ${quoted(words)}` },
		culprits: named(rowsWith(words, fields), count),
	};
}

/** `$.data.events[3].user.email` names the fourth event. */
const ROW = /events\[(\d+)\]/;

/** The events with the same fault as the first: each is to fail with its own reason. */
function rowsWith(words: string, fields: readonly FieldError[]): number[] {
	return fields
		.filter(({ message }) => message === words)
		.map(({ field }) => Number(ROW.exec(typeof field === 'string' ? field : '')?.[1] ?? NaN));
}
