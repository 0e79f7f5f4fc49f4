import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { refusal, type Refusal } from '../shared/postback/refusal';
import { SECRET_HEADER, SECRET_PARAMETER } from '../shared/postback/readyUrl';
import type { Arrival } from '../shared/security/caller';

/** What n8n's server adds to a request of express. */
interface ServerRequest {
	rawBody?: Buffer;
	readRawBody?: () => Promise<void>;
}

/** One call, before anything in it is believed. */
export interface Call {
	method: string;
	arrival: Arrival;
	header: (name: string) => string | undefined;
	query: IDataObject;
	/** Everything that could be the secret. */
	secrets: string[];
	/** `Content-Length`; 0 when there is no body, `undefined` when it is not told. */
	length: number | undefined;
	body: () => Promise<Buffer>;
}

export function readCall(context: IWebhookFunctions): Call {
	const request = context.getRequestObject();
	const headers = context.getHeaderData();
	const header = (name: string): string | undefined => {
		const value = headers[name.toLowerCase()];
		return Array.isArray(value) ? value.join(',') : value;
	};
	const query = (context.getQueryData() ?? {}) as IDataObject;
	const bearer = /^Bearer\s+(\S+)\s*$/i.exec(header('authorization') ?? '')?.[1];
	const { secret } = (context.getParamsData() ?? {}) as IDataObject;
	const found = [query[SECRET_PARAMETER], secret, header(SECRET_HEADER), bearer];
	return {
		method: request.method,
		arrival: {
			remote: request.ip ?? request.socket?.remoteAddress ?? '',
			forwardedFor: header('x-forwarded-for'),
			forwardedProto: header('x-forwarded-proto'),
			isSecure: request.secure === true,
		},
		header,
		query: withoutSecret(query),
		secrets: found.filter((one): one is string => typeof one === 'string' && one !== ''),
		length: lengthOf(header),
		body: async () => await bodyOf(request as ServerRequest),
	};
}

/** The secret must not travel on with the data. */
export function withoutSecret(fields: IDataObject): IDataObject {
	return Object.fromEntries(
		Object.entries(fields).filter(([name]) => name.toLowerCase() !== SECRET_PARAMETER),
	);
}

function lengthOf(header: Call['header']): number | undefined {
	const length = header('content-length');
	if (length !== undefined) return Number(length);
	return header('transfer-encoding') === undefined ? 0 : undefined;
}

/** The bytes of the body, read now where n8n has not done so. */
async function bodyOf(request: ServerRequest): Promise<Buffer> {
	if (request.rawBody === undefined) await request.readRawBody?.();
	return request.rawBody ?? Buffer.alloc(0);
}

/** What a failure to read the body means: too large for n8n itself, or broken off. */
export function refusalOfReading(error: unknown): Refusal {
	const { type } = (error ?? {}) as { type?: unknown };
	return type === 'entity.too.large'
		? refusal(413, 'size', 'body is too large')
		: refusal(400, 'body', 'body could not be read');
}
