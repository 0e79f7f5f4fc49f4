import type { SimulatedRequest } from '../base';
import { isRecord } from './rule';

/** Parses JSON; `undefined` when it is none. */
function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** The fields of a JSON or form body; `data` may be JSON text in both (reference 1.1). */
export function parseBody({ body, headers }: SimulatedRequest): Record<string, unknown> {
	const isForm = headers['content-type']?.includes('application/x-www-form-urlencoded') ?? false;
	const parsed = isForm ? Object.fromEntries(new URLSearchParams(body)) : parseJson(body);
	const fields: Record<string, unknown> = isRecord(parsed) ? parsed : {};
	return typeof fields.data === 'string' ? { ...fields, data: parseJson(fields.data) } : fields;
}

/** The access token, wherever Graph takes it: header, query or body. */
export function tokenOf(
	request: SimulatedRequest,
	fields: Record<string, unknown>,
): string | undefined {
	const bearer = /^Bearer\s+(.+)$/i.exec(request.headers.authorization ?? '')?.[1];
	const token = bearer ?? request.query.get('access_token') ?? fields.access_token;
	return typeof token === 'string' && token !== '' ? token : undefined;
}
