import type { IDataObject, IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import { parseCurrency } from '../../shared/conversion/money';
import { maskOf, type Mask } from '../../shared/n8n/discretion';
import type { Outcome, Send, ServiceRequest } from '../../shared/n8n/http';
import { ServiceError } from '../../shared/n8n/serviceError';
import { authenticated, openLink } from '../../shared/n8n/trackerLink';
import { accountOf, panelAddress } from '../../shared/trackers/keitaro/address';
import { answerOf, KeitaroClient } from '../../shared/trackers/keitaro/client';
import { KEITARO } from '../../shared/trackers/keitaro/voice';
import { download } from './download';
import { refuseMasked } from './masked';

const KEITARO_CREDENTIAL = 'keitaroApi';

/** Reports, logs and archives are heavy work for the customer's own server. */
const TIMEOUT_MS = 60_000;

type Context = IExecuteFunctions | ILoadOptionsFunctions;

/** The Admin API of one account. Paths start after `/admin_api/v1`; every call throws a `ServiceError`. */
export interface KeitaroApi {
	/** Reads are repeated while the trouble is a passing one; writes are sent once. */
	get(path: string, query?: IDataObject): Promise<unknown>;
	/** `undefined` when the tracker answers a write with nothing. */
	post(path: string, body?: unknown, query?: IDataObject): Promise<unknown>;
	put(path: string, body?: unknown, query?: IDataObject): Promise<unknown>;
	delete(path: string, body?: unknown, query?: IDataObject): Promise<unknown>;
	/** The bytes of a ZIP. */
	download(path: string): Promise<Buffer>;
	/** For the readers of reports and logs in `shared/trackers/keitaro`; repeats passing troubles. */
	client: KeitaroClient;
	/** n8n's request helper without the credential, for addresses that are not the Admin API. */
	plain: Send;
	/** Host, port and sub-path of the panel. */
	account: string;
	/** Address of the panel without a slash at the end. */
	panel: string;
	/** ISO 4217, or `null` when the credential names none. */
	currency: string | null;
	/** Incoming postback URL of the credential; blank when not given. Holds a secret. */
	postbackUrl: string;
	ignoreSslIssues: boolean;
}

/** Opens the Admin API with the node's credential. */
export async function connect(context: Context): Promise<KeitaroApi> {
	const { credential, once, send, plain } = await openLink(context, {
		credential: KEITARO_CREDENTIAL,
	});
	const panel = panelAddress(String(credential.url)) ?? String(credential.url);
	const mask = maskOf(credential);
	const write =
		(method: ServiceRequest['method']) =>
		async (path: string, body?: unknown, query?: IDataObject) => {
			refuseMasked(context.getNode(), [body, query]);
			const asked = { method, url: path, timeoutMs: TIMEOUT_MS };
			return writtenOf(await once({ ...asked, ...(body !== undefined && { body }), query }));
		};
	return {
		get: async (path, query) =>
			answerOf(await send({ method: 'GET', url: path, query, timeoutMs: TIMEOUT_MS })),
		post: write('POST'),
		put: write('PUT'),
		delete: write('DELETE'),
		download: async (path) =>
			await download(authenticated(context, KEITARO_CREDENTIAL), path, TIMEOUT_MS, mask),
		client: new KeitaroClient(send),
		plain: quoteless(plain, mask),
		account: accountOf(panel),
		panel,
		currency: parseCurrency(String(credential.currency ?? '')),
		postbackUrl: String(credential.postbackUrl ?? '').trim(),
		ignoreSslIssues: credential.ignoreSslIssues === true,
	};
}

/** What refuses a call without the key can quote it all the same, such as a page of the tracker. */
function quoteless(send: Send, mask: Mask): Send {
	return async (options) => {
		const response = await send(options);
		const { statusCode, body } = response;
		const isRefusal = statusCode >= 300 && typeof body === 'string';
		return isRefusal ? { ...response, body: mask(body) } : response;
	};
}

/** Deletes and binds are answered with nothing (keitaro-api §2.1), which is no trouble for a write. */
function writtenOf(outcome: Outcome): unknown {
	if (outcome.problem === undefined) return outcome.answer.body;
	if (outcome.problem.kind === 'emptyAnswer') return undefined;
	throw new ServiceError(KEITARO, outcome.problem);
}
