import type { Outcome } from '../../n8n/http';
import { named, textIn } from '../answer';
import type { Reading } from '../platform';
import { refusalInWords, refusalOf } from '../refusal';
import { X } from './voice';

interface XError {
	code?: unknown;
	message?: unknown;
	parameter?: unknown;
}

interface Body {
	data?: { conversions_processed?: unknown; debug_id?: unknown } | null;
	errors?: unknown;
}

/**
 * X takes all events of a request or none: it answers 200 only where none has a fault, whatever number it
 * names. Else it lists the faults, as a rule without saying whose they are.
 */
export function read({ answer, problem }: Outcome, count: number): Reading {
	const { data, errors: list } = (answer?.body ?? {}) as Body;
	const requestId = textIn(data?.debug_id);
	const errors = (Array.isArray(list) ? list : []).map(errorIn);
	const [first] = errors;
	if (problem === undefined && first === undefined) {
		return typeof data?.conversions_processed === 'number'
			? { requestId }
			: { requestId, refusal: refusalOf(X, { kind: 'brokenAnswer' }) };
	}
	// A failure can come with status 200 and say so in the body alone.
	const failure = problem ?? { kind: 'invalid' };
	const refusal = refusalInWords(X, failure, first?.message);
	const code = textIn(first?.code) ?? refusal.code;
	return {
		requestId,
		refusal: { ...refusal, code },
		culprits: refusal.class === 'invalid data' ? named(rowsLikeFirst(errors), count) : [],
	};
}

/** What is no error still says that there is one. */
const errorIn = (one: unknown): XError => (typeof one === 'object' && one !== null ? one : {});

/** `conversions[3].event_id` names the fourth event. */
const ROW = /conversions\[(\d+)\]/;

const rowOf = ({ parameter, message }: XError): number =>
	Number(
		ROW.exec([parameter, message].filter((words) => typeof words === 'string').join(' '))?.[1] ??
			NaN,
	);

/** The events with the same fault as the first: each is to fail with its own reason. */
function rowsLikeFirst(errors: readonly XError[]): number[] {
	return errors.filter(({ message }) => message === errors[0]?.message).map(rowOf);
}
