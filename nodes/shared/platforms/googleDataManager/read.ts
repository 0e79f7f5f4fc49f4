import { lookUp } from '../../conversion/lookUp';
import type { Outcome } from '../../n8n/http';
import { named, textIn } from '../answer';
import { refusalOfProblem } from '../google/problem';
import {
	GATEWAY_REASONS,
	namesError,
	requestIdOf,
	retryDelayMs,
	RPC_CODES,
	rpcErrorOf,
	type FieldViolation,
	type RpcDetail,
	type RpcError,
	objectsIn,
} from '../google/rpc';
import type { ErrorClass, Reading } from '../platform';
import { quoted } from '../refusal';
import { ADVICE, ADVICE_BY_REASON, REASONS } from './errors';
import { DATA_MANAGER } from './voice';

/**
 * The API takes all events of a request or none. What it took it looks at for hours; only
 * `requestStatus:retrieve` tells what became of that.
 */
export function read({ answer, problem }: Outcome, count: number): Reading {
	const error = rpcErrorOf(answer?.body);
	if (error !== undefined) return refused(error, count, problem?.retryAfterMs);
	if (problem !== undefined)
		return { requestId: null, refusal: refusalOfProblem(DATA_MANAGER, problem) };
	const body = answer?.body;
	const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
	if (isObject && !namesError(body)) {
		// A request that was only validated has none.
		return { requestId: textIn((body as { requestId?: unknown }).requestId) };
	}
	return { requestId: null, refusal: refusalOfProblem(DATA_MANAGER, { kind: 'brokenAnswer' }) };
}

/** `events[3]` at the beginning of a path; the API itself writes `events.events[3]`. */
const EVENT = /^(?:events\.)*events\[(\d+)\](?:\.|$)/;

function refused(error: RpcError, count: number, headerWaitMs: number | undefined): Reading {
	const details = objectsIn(error.details);
	const violations = details.flatMap(({ fieldViolations }) => objectsIn(fieldViolations));
	const ofEvents = violations.filter(({ field }) => EVENT.test(field ?? ''));
	const requestId = requestIdOf(details);
	const retryAfterMs = headerWaitMs ?? retryDelayMs(details);
	const [first] = ofEvents;
	if (first !== undefined && ofEvents.length === violations.length) {
		// Bad events, and nothing else is wrong. Those with other faults have their turn in the next
		// request, so that each gets its own reason.
		const fault = faultOf(first);
		const rows = ofEvents.filter((other) => faultOf(other) === fault).map(rowOf);
		return {
			requestId,
			culprits: named(rows, count),
			refusal: {
				class: 'invalid data',
				code: first.reason ?? error.status ?? 'INVALID_ARGUMENT',
				reason: `Google refused it: ${fault}`,
				advice: isBare(first)
					? UNEXPLAINED
					: (lookUp(ADVICE_BY_REASON, first.reason ?? '') ?? ADVICE['invalid data']),
			},
		};
	}
	const other = violations.find(({ field }) => !EVENT.test(field ?? ''));
	const { code, errorClass, advice } = judged(error, details, other);
	const words = other === undefined ? error.message : faultOf(other);
	return {
		requestId,
		refusal: {
			class: errorClass,
			code,
			reason: `Google refused it: ${quoted(words)}`,
			advice: advice ?? lookUp(ADVICE_BY_REASON, code) ?? ADVICE[errorClass],
			retryAfterMs,
		},
	};
}

/** Names an event and nothing in it, in the words of the whole answer. */
const isBare = ({ field = '', description = '' }: FieldViolation): boolean =>
	field.replace(EVENT, '') === '' && /^There was a problem with the request/.test(description);

/**
 * Seen now and then in answers to sound events, which were taken when sent again (one public report);
 * repeating the whole batch for it would hold the others up, so that is left to the user.
 */
const UNEXPLAINED =
	'Send the conversion again: Google gave no reason, and is known to take such events the next time';

const rowOf = ({ field }: FieldViolation): number => Number(EVENT.exec(field ?? '')?.[1]);

/** What is wrong with which field, without the number of the event. */
function faultOf({ field = '', description }: FieldViolation): string {
	const inside = field.replace(EVENT, '');
	const words = quoted(description);
	return inside === '' ? words : `${inside}: ${words}`;
}

function judged(
	{ status = 'UNKNOWN' }: RpcError,
	details: readonly RpcDetail[],
	violation: FieldViolation | undefined,
): { code: string; errorClass: ErrorClass; advice?: string } {
	const reasons = [violation?.reason, ...details.map(({ reason }) => reason)];
	for (const reason of reasons) {
		if (reason === undefined) continue;
		const ofGateway = lookUp(GATEWAY_REASONS, reason);
		if (ofGateway) return { code: reason, errorClass: ofGateway.class, advice: ofGateway.advice };
		const errorClass = lookUp(REASONS, reason);
		if (errorClass) return { code: reason, errorClass };
	}
	const byCode = lookUp(RPC_CODES, status) ?? 'temporary';
	// A fault outside the events is the same for all of them: halving the batch would not find it.
	const errorClass = violation && byCode === 'invalid data' ? 'configuration' : byCode;
	return { code: reasons.find((reason) => reason !== undefined) ?? status, errorClass };
}
