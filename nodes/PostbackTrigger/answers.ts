import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { Refusal } from '../shared/postback/refusal';

type Response = ReturnType<IWebhookFunctions['getResponseObject']>;

/** What the caller of an accepted postback reads. */
export type AnswerKind = 'ok' | 'json' | 'pixel' | 'text';

/**
 * A GIF of one pixel without a colour table, which makes every byte of it ASCII: n8n answers with
 * text, and only after it has stored the execution.
 */
export const PIXEL = 'GIF89a\x01\0\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;';

const ANSWERS: Record<
	Exclude<AnswerKind, 'text'>,
	{ type: string; body: () => string | IDataObject }
> = {
	ok: { type: 'text/plain; charset=utf-8', body: () => 'OK' },
	json: { type: 'application/json; charset=utf-8', body: () => ({ status: 'ok' }) },
	pixel: { type: 'image/gif', body: () => PIXEL },
};

/** The answer to an accepted postback, for n8n to send once the execution is safe. */
export function acceptance(
	response: Response,
	kind: AnswerKind,
	text: string,
): Pick<IWebhookResponseData, 'webhookResponse'> {
	const { type, body } = kind === 'text' ? { ...ANSWERS.ok, body: () => text } : ANSWERS[kind];
	response.setHeader('Content-Type', type);
	response.setHeader('Cache-Control', 'no-store');
	return { webhookResponse: body() };
}

/** Answers a refused call at once, with nothing but its reason. */
export function refuse(response: Response, { status, reason, retryAfterS, code }: Refusal): void {
	response.statusCode = status;
	response.setHeader('Content-Type', 'text/plain; charset=utf-8');
	response.setHeader('Cache-Control', 'no-store');
	if (retryAfterS !== undefined) response.setHeader('Retry-After', String(retryAfterS));
	// The rest of a body that is too large is not waited for.
	if (code === 'size') response.setHeader('Connection', 'close');
	response.end(reason);
}
