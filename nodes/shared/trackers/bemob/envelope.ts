import type { Outcome } from '../../n8n/http';
import type { Problem } from '../../n8n/problem';
import { asRows, type Row } from '../rows';

export type { Row } from '../rows';

/** What a request brought: the payload, or what is wrong. */
export type Opened = { payload: unknown; problem?: undefined } | { problem: Problem };

/**
 * Opens `{ success, payload, message }`. A refusal can come with the status 200 and `success: false`; its
 * words are in `message` either way.
 */
export function open({ answer, problem }: Outcome): Opened {
	const { success, payload, message } = (answer?.body ?? {}) as Record<string, unknown>;
	const words = typeof message === 'string' && message !== '' ? message : undefined;
	if (problem !== undefined) return { problem: { ...problem, detail: words ?? problem.detail } };
	if (success === false) return { problem: { kind: 'invalid', detail: words } };
	if (payload === undefined) return { problem: { kind: 'brokenAnswer' } };
	return { payload };
}

/** The rows of a payload: a list as it is, or the first list inside. */
export function rowsOf(payload: unknown): Row[] | undefined {
	if (Array.isArray(payload)) return asRows(payload);
	if (typeof payload !== 'object' || payload === null) return undefined;
	const list: unknown[] | undefined = Object.values(payload).find(Array.isArray);
	return list && asRows(list);
}
