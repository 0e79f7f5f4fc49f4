import type { Outcome } from '../../n8n/http';
import { adviceOf } from '../../n8n/sentences';
import { textIn } from '../answer';
import type { Reading, Refusal } from '../platform';
import { quoted, refusalInWords, refusalOf, untold } from '../refusal';
import { MICROSOFT } from './voice';

interface Detail {
	/** Place of the event in the request. */
	index?: unknown;
	propertyName?: unknown;
	errorMessage?: unknown;
	errorCode?: unknown;
	/** The event was taken all the same. */
	isWarning?: unknown;
}

interface Body {
	eventsReceived?: unknown;
	error?: { code?: unknown; message?: unknown; details?: unknown } | null;
	traceId?: unknown;
}

/**
 * Asked to go on after a wrong event, Microsoft takes the others and names the wrong ones; a warning is
 * no refusal. The number of events it took tells whether it did go on.
 */
export function read({ answer, problem }: Outcome, count: number): Reading {
	const { eventsReceived: taken, error, traceId } = (answer?.body ?? {}) as Body;
	const requestId = textIn(traceId);
	const refused = refusedOf(error?.details, count);
	if (refused.size > 0) {
		const others = count - refused.size;
		const tookOthers = typeof taken === 'number' ? taken >= others : problem === undefined;
		return { requestId, ...(tookOthers ? { refused } : allRefused(refused)) };
	}
	if (problem !== undefined) {
		return { requestId, refusal: refusalInWords(MICROSOFT, problem, error?.message) };
	}
	if (typeof taken !== 'number') {
		return { requestId, refusal: refusalOf(MICROSOFT, { kind: 'brokenAnswer' }) };
	}
	return taken >= count ? { requestId } : { requestId, refusal: untold(MICROSOFT) };
}

/** The events with the same fault as the first, so that each fails with its own reason. */
function allRefused(
	refused: ReadonlyMap<number, Refusal>,
): Required<Pick<Reading, 'refusal' | 'culprits'>> {
	const [first] = refused.values();
	const refusal = first as Refusal;
	const culprits = [...refused].filter(([, { reason }]) => reason === refusal.reason);
	return { refusal, culprits: culprits.map(([row]) => row) };
}

/** The first fault of each event that is named. */
function refusedOf(details: unknown, count: number): Map<number, Refusal> {
	const refused = new Map<number, Refusal>();
	for (const detail of (Array.isArray(details) ? details : []) as Array<Detail | null>) {
		if (!detail || detail.isWarning === true) continue;
		const { index } = detail;
		if (!Number.isInteger(index)) continue;
		const row = index as number;
		if (row < 0 || row >= count) continue;
		if (!refused.has(row)) refused.set(row, wrong(detail));
	}
	return refused;
}

function wrong({ propertyName, errorMessage, errorCode }: Detail): Refusal {
	const code = textIn(errorCode) ?? 'ValidationError';
	const property = textIn(propertyName);
	const where = property === null ? '' : `${property}: `;
	return {
		class: 'invalid data',
		code,
		reason: `Microsoft refused it: ${where}${quoted(errorMessage)}`,
		advice: adviceOf(MICROSOFT, { kind: 'invalid' }),
	};
}
