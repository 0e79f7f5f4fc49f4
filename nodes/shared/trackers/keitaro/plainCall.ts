import { request, type Send, type ServiceRequest } from '../../n8n/http';
import type { Problem } from '../../n8n/problem';

export interface PlainAnswer {
	status: number;
	/** Whatever the server said, shortened. */
	text: string;
}

/** What came of a call whose answer may be any text: an answer below 300, or a problem. */
export interface PlainOutcome {
	answer?: PlainAnswer;
	problem?: Problem;
}

/** Postbacks are answered with a word or a picture; a page that comes instead is cut here. */
const TEXT_LENGTH = 500;

/**
 * Sends one request and takes any text for an answer: receivers of postbacks say `OK`, nothing, or a
 * page. Redirects are not followed. Never throws.
 */
export async function plainCall(
	send: Send,
	asked: ServiceRequest,
	now: () => number,
): Promise<PlainOutcome> {
	let answer: PlainAnswer | undefined;
	const { problem } = await request(
		async (options) => {
			const response = await send(options);
			const { statusCode, body } = response;
			const text = typeof body === 'string' ? body : JSON.stringify(body ?? '');
			answer = { status: statusCode, text: text.trim().slice(0, TEXT_LENGTH) };
			return response;
		},
		{ ...asked, headers: { Accept: '*/*', ...asked.headers } },
		now,
	);
	if (answer !== undefined && answer.status >= 200 && answer.status < 300) return { answer };
	return { ...(answer && { answer }), problem: problem ?? { kind: 'unknown' } };
}
