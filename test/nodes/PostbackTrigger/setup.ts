import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { PostbackSecretApi } from '../../../credentials/PostbackSecretApi.credentials';
import { PostbackTrigger } from '../../../nodes/PostbackTrigger/PostbackTrigger.node';
import type { Postback } from '../../../nodes/shared/postback/read';
import {
	webhook,
	type Credentials,
	type FakeRequestOptions,
	type WebhookOptions,
	type WebhookResult,
} from '../../harness';

export const SECRET = 'test-secret-0123456789';
export const PREVIOUS_SECRET = 'test-previous-secret-0123';
export const HMAC_SECRET = 'test-hmac-secret-012345';

export const node = new PostbackTrigger();

/** What the user set; calls come over plain HTTP here, as in a local test. */
export interface Setting {
	parameters?: INodeParameters;
	security?: IDataObject;
	options?: IDataObject;
	secrets?: IDataObject;
	mode?: 'webhook' | 'manual';
	staticData?: IDataObject;
	/** Which of its webhooks is called, and what becomes of the call. */
	webhook?: Pick<WebhookOptions, 'webhookName' | 'path' | 'ending'>;
}

export const credentials = (secrets: IDataObject = {}): Credentials => ({
	postbackSecretApi: {
		instance: new PostbackSecretApi(),
		data: { secret: SECRET, hmacSecret: HMAC_SECRET, ...secrets } as Record<string, string>,
	},
});

/** One call as it comes, with nothing added. */
export async function call(
	request: FakeRequestOptions,
	{ parameters, security, options, secrets, mode, staticData, webhook: which }: Setting = {},
): Promise<WebhookResult> {
	return await webhook({
		node,
		parameters: {
			tracker: 'generic',
			...parameters,
			security: { requireHttps: false, ...security },
			...(options && { options }),
		} as INodeParameters,
		credentials: credentials(secrets),
		request,
		mode,
		staticData,
		...which,
	});
}

/** A GET with the right secret. */
export async function get(
	query: Record<string, string | string[]>,
	setting?: Setting,
): Promise<WebhookResult> {
	return await call({ query: { secret: SECRET, ...query } }, setting);
}

/** A POST of JSON with the right secret. */
export async function post(body: IDataObject, setting?: Setting): Promise<WebhookResult> {
	return await call({ query: { secret: SECRET }, body }, setting);
}

/** The one postback a call started an execution with. */
export function postbackOf({ outputs }: WebhookResult): Postback {
	const [item, ...others] = outputs?.[0] ?? [];
	if (item === undefined || others.length > 0) throw new Error('The call started no execution');
	return item.json as unknown as Postback;
}
