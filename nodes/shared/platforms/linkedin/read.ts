import type { Outcome } from '../../n8n/http';
import { named } from '../answer';
import type { Reading, Refusal } from '../platform';
import { refusalOf, untold } from '../refusal';
import { refusalFor, refusalOfEvent } from './errors';
import { LINKEDIN } from './voice';

interface Element {
	status?: unknown;
	error?: unknown;
}

interface Body {
	elements?: unknown;
	message?: unknown;
}

/**
 * LinkedIn takes all events of a request or none, and then names those that are wrong. Rest.li can also
 * tell of each event what became of it, so that is read as well.
 */
export function read({ answer, problem }: Outcome, count: number): Reading {
	const requestId = answer?.headers['x-li-uuid'] ?? null;
	const { elements, message } = (answer?.body ?? {}) as Body;
	if (problem === undefined) {
		return Array.isArray(elements)
			? { requestId, refused: refusedOf(elements as Element[], count) }
			: { requestId, refusal: refusalOf(LINKEDIN, { kind: 'brokenAnswer' }) };
	}
	// Created, without a word about it: what LinkedIn answers to a single event.
	if (problem.kind === 'emptyAnswer' && problem.status === 201) return { requestId };
	const [first, ...others] = faultsIn(message);
	if (first === undefined) return { requestId, refusal: refusalFor(problem, message) };
	// Each is to fail with its own reason: those with another fault are sent again, and named again.
	const same = [first, ...others].filter(({ words }) => words === first.words);
	return {
		requestId,
		refusal: refusalFor(problem, first.words),
		culprits: named(
			same.map(({ row }) => row),
			count,
		),
	};
}

function refusedOf(elements: readonly Element[], count: number): Map<number, Refusal> {
	const refused = new Map<number, Refusal>();
	for (let at = 0; at < count; at++) {
		const { status, error } = elements[at] ?? {};
		const refusal = typeof status === 'number' ? refusalOfEvent(status, error) : untold(LINKEDIN);
		if (refusal !== undefined) refused.set(at, refusal);
	}
	return refused;
}

interface Fault {
	row: number;
	words: string;
}

/** `Index: 3, ERROR :: /conversionValue/currencyCode :: …` is about the fourth event. */
const FAULT = /Index:\s*(\d+),\s*ERROR\s*::\s*(.*?)\s*(?=Index:\s*\d+,\s*ERROR|$)/gis;

/** The first fault of each event that a message names. */
function faultsIn(message: unknown): Fault[] {
	if (typeof message !== 'string') return [];
	const byRow = new Map<number, string>();
	for (const [, row, words = ''] of message.matchAll(FAULT)) {
		if (!byRow.has(Number(row))) byRow.set(Number(row), words);
	}
	return [...byRow].map(([row, words]) => ({ row, words }));
}
